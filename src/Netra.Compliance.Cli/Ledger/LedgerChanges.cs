using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Baselining;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>What has changed since a baseline, in US dollars a month.</summary>
/// <param name="Totals">How many tests, points and dollars there are of each kind of change, what stands
/// included.</param>
/// <param name="Tests">The critical tests that changed.</param>
/// <param name="Points">The points that changed, those of new and lost tests aside.</param>
/// <param name="Findings">The open findings.</param>
/// <param name="Unproven">Points that were proven and are less or gone, new ones that are not proven, and new
/// plans.</param>
public sealed record LedgerChanges(
    ImmutableArray<ChangeTotal> Totals,
    ImmutableArray<TestChange> Tests,
    ImmutableArray<PointChange> Points,
    FindingChanges Findings,
    int Unproven)
{
    /// <summary>Whether anything is otherwise than it was.</summary>
    [JsonIgnore]
    public bool HasAny => Tests.Length + Points.Length + Findings.New.Length + Findings.Fixed > 0;

    internal static LedgerChanges Of(ImmutableArray<Pair<LedgerTest>> pairs, FindingChanges findings)
    {
        var tests = pairs.Select(TestChange.Of).ToList();
        var points =
            pairs.Where(pair => pair.Was is not null && pair.Now is { Reason: not LedgerTest.NotAskedForReason })
                .SelectMany(PointChange.Of).ToList();
        var totals = Enum.GetValues<ChangeKind>().Select(kind => ChangeTotal.Of(kind, tests, points));
        return new(
            [.. totals], [.. tests.Where(test => test.Kind != ChangeKind.Standing)],
            [.. points.Where(point => point.Kind != ChangeKind.Standing)], findings, pairs.Sum(UnprovenOf));
    }

    private static int UnprovenOf(Pair<LedgerTest> tests) => tests switch
    {
        { Now.Reason: LedgerTest.NotAskedForReason } => 0,
        { Was: null, Now.Points.IsEmpty: true } => 1,
        _ => TestPairs.Points(tests).Count(IsLessThanProven),
    };

    private static bool IsLessThanProven(Pair<LedgerPoint> points) =>
        points.Was is null or { State: RevenueState.Proven } && points.Now is not { State: RevenueState.Proven };
}

/// <summary>How something changed; what applies first.</summary>
[JsonConverter(typeof(ExactName<ChangeKind>))]
public enum ChangeKind
{
    /// <summary>No longer declared.</summary>
    Lost,

    /// <summary>Its state is worse.</summary>
    Worse,

    /// <summary>It was not there.</summary>
    New,

    /// <summary>Its state is better.</summary>
    Fixed,

    /// <summary>It has another number, title, name or text.</summary>
    Renamed,

    /// <summary>It is of another value.</summary>
    Revalued,

    /// <summary>As it was.</summary>
    Standing,
}

/// <summary>What there is of one kind of change.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Tests">Critical tests.</param>
/// <param name="Points">Points of tests that are in both.</param>
/// <param name="Usd">The tests' US dollars a month: of those lost, the baseline's.</param>
public sealed record ChangeTotal(ChangeKind Kind, int Tests, int Points, decimal Usd)
{
    internal static ChangeTotal Of(ChangeKind kind, IEnumerable<TestChange> tests, IEnumerable<PointChange> points)
    {
        var own = tests.Where(test => test.Kind == kind).ToList();
        return new(kind, own.Count, points.Count(point => point.Kind == kind), own.Sum(test => test.Usd));
    }
}

/// <summary>A critical test and how it changed.</summary>
/// <param name="Kind">How.</param>
/// <param name="Assembly">The assembly that declares it, or did.</param>
/// <param name="Number">Its number; of a lost one, that of the baseline, as title and dollars.</param>
/// <param name="Title">Its title.</param>
/// <param name="Usd">US dollars a month.</param>
/// <param name="Was">Its state in the baseline; null for a new one.</param>
/// <param name="Now">Its state now; <c>Lost</c> for one that is no longer declared.</param>
/// <param name="WasNumber">Its number in the baseline; null for a new one.</param>
/// <param name="WasTitle">Its title in the baseline; null for a new one.</param>
/// <param name="WasUsd">Its value in the baseline; null for a new one.</param>
public sealed record TestChange(
    ChangeKind Kind,
    string Assembly,
    int Number,
    string Title,
    decimal Usd,
    RevenueState? Was,
    RevenueState Now,
    int? WasNumber,
    string? WasTitle,
    decimal? WasUsd)
{
    /// <summary>Whether it has another number or title.</summary>
    [JsonIgnore]
    public bool IsRenamed => WasNumber is not null && (WasNumber != Number || WasTitle != Title);

    internal static TestChange Of(Pair<LedgerTest> pair)
    {
        var (was, now) = (pair.Was, pair.Now ?? pair.Was!);
        var change = new TestChange(
            ChangeKind.Standing, now.Assembly, now.Number, now.Title, now.MonthlyRevenueUsd ?? 0, was?.State,
            pair.Now?.State ?? RevenueState.Lost, was?.Number, was?.Title,
            was is null ? null : was.MonthlyRevenueUsd ?? 0);
        return change with { Kind = change.KindOf(now.Reason != LedgerTest.NotAskedForReason) };
    }

    private ChangeKind KindOf(bool isJudged) =>
        Was is null ? ChangeKind.New
        : isJudged && Was != Now
            ? Now == RevenueState.Lost ? ChangeKind.Lost : Now > Was ? ChangeKind.Worse : ChangeKind.Fixed
        : IsRenamed ? ChangeKind.Renamed
        : WasUsd != Usd ? ChangeKind.Revalued
        : ChangeKind.Standing;
}

/// <summary>A point of a critical test that is in both ledgers, and how it changed.</summary>
/// <param name="Kind">How.</param>
/// <param name="Assembly">The assembly that declares its test.</param>
/// <param name="Number">The test's number.</param>
/// <param name="Name">The point as a sentence; of a lost one, that of the baseline.</param>
/// <param name="Usd">US dollars a month of the test.</param>
/// <param name="Was">Its state in the baseline; null for a new one.</param>
/// <param name="Now">Its state now; <c>Lost</c> for one that is no longer declared.</param>
/// <param name="WasName">Its name in the baseline; null for a new one.</param>
public sealed record PointChange(
    ChangeKind Kind,
    string Assembly,
    int Number,
    string Name,
    decimal Usd,
    RevenueState? Was,
    RevenueState Now,
    string? WasName)
{
    internal static IEnumerable<PointChange> Of(Pair<LedgerTest> tests) => TestPairs.Points(tests).Select(pair =>
    {
        var (now, state) = (pair.Now ?? pair.Was!, pair.Now?.State ?? RevenueState.Lost);
        var (test, was) = (tests.Now!, pair.Was);
        return new PointChange(KindOf(pair), test.Assembly, test.Number, now.Name, test.MonthlyRevenueUsd ?? 0,
            was?.State, state, was?.Name);
    });

    private static ChangeKind KindOf(Pair<LedgerPoint> pair) =>
        pair.Was is not { } was ? ChangeKind.New
        : pair.Now is not { } now ? ChangeKind.Lost
        : now.State != was.State ? now.State > was.State ? ChangeKind.Worse : ChangeKind.Fixed
        : now.Name != was.Name || now.Covers != was.Covers ? ChangeKind.Renamed
        : ChangeKind.Standing;
}

/// <summary>Open findings held against those of a baseline, known again as <c>netra check --baseline</c> knows
/// them.</summary>
/// <param name="New">Those that the baseline did not have, by place.</param>
/// <param name="Fixed">How many of the baseline are gone.</param>
/// <param name="Standing">How many are there still.</param>
public sealed record FindingChanges(ImmutableArray<Finding> New, int Fixed, int Standing)
{
    internal static FindingChanges Of(IEnumerable<Finding> was, IEnumerable<Finding> now)
    {
        ImmutableArray<Finding> open = [.. now.Where(finding => finding.IsOpen)];
        var known = BaselineMatch.Accepting(was.Where(finding => finding.IsOpen), Key);
        var (standing, gone) = BaselineMatch.Of(known, open, Key);
        return new(
            [.. open.Where(finding => !standing.Contains(finding))], gone.Sum(entry => entry.Count), standing.Count);
    }

    private static (string Rule, string Path, string Text) Key(Finding finding) =>
        (finding.Rule, finding.Path ?? "", finding.Text);
}

/// <summary>What was and what is now, in pairs; what has no partner stands alone.</summary>
/// <param name="Was">What was; null for what is new.</param>
/// <param name="Now">What is now; null for what is gone.</param>
internal sealed record Pair<T>(T? Was, T? Now)
    where T : class
{
    /// <summary>Pairs by the first key that fits, each at most once; a key that is null fits nothing.</summary>
    public static ImmutableArray<Pair<T>> Of(
        IEnumerable<T> was, IEnumerable<T> now, params ImmutableArray<PairKey<T>> keys)
    {
        var (old, current) = (was.ToList(), now.ToList());
        var partners = new Dictionary<T, T>(ReferenceEqualityComparer.Instance);
        var taken = new HashSet<T>(ReferenceEqualityComparer.Instance);
        foreach (var key in keys)
        {
            Match(old.Where(one => !taken.Contains(one)), current.Where(one => !partners.ContainsKey(one)), key,
                partners, taken);
        }

        return [.. current.Select(one => new Pair<T>(partners.GetValueOrDefault(one), one)),
            .. old.Where(one => !taken.Contains(one)).Select(one => new Pair<T>(one, null))];
    }

    private static void Match(
        IEnumerable<T> old, IEnumerable<T> current, PairKey<T> key, Dictionary<T, T> partners, HashSet<T> taken)
    {
        var free = old.Where(one => key.Was(one) is not null).GroupBy(one => key.Was(one)!)
            .ToDictionary(same => same.Key, same => new Queue<T>(same));
        foreach (var one in current)
        {
            if (key.Now(one) is { } known && free.TryGetValue(known, out var same) && same.TryDequeue(out var partner))
            {
                partners[one] = partner;
                taken.Add(partner);
            }
        }
    }
}

/// <summary>What something is known again by.</summary>
internal sealed record PairKey<T>(Func<T, object?> Was, Func<T, object?> Now)
{
    public PairKey(Func<T, object?> both)
        : this(both, both)
    {
    }
}

/// <summary>Critical tests and points of a baseline, known again among those of now.</summary>
/// <remarks>A number alone makes no test the same, for another test may have taken it: title or class must agree. Only
/// a plan has neither a class nor anything to lose, so a test that takes its number is what was planned.</remarks>
internal static class TestPairs
{
    private static readonly ImmutableArray<PairKey<LedgerTest>> Keys =
    [
        new(test => (test.Assembly, test.Number, test.Title, test.Class)),
        new(test => (test.Assembly, test.Number, test.Class)),
        new(test => (test.Assembly, test.Number, test.Title)),
        new(test => (test.Assembly, test.Title, test.Class)),
        new(test => test.IsPlanned ? (test.Assembly, test.Number) : null, test => (test.Assembly, test.Number)),
    ];

    private static readonly ImmutableArray<PairKey<LedgerPoint>> PointKeys =
    [
        new(point => (point.Name, point.Covers)),
        new(point => point.Name),
        new(point => point.Covers),
    ];

    public static ImmutableArray<Pair<LedgerTest>> Of(IEnumerable<LedgerTest> was, IEnumerable<LedgerTest> now) =>
        Pair<LedgerTest>.Of(was, now, Keys);

    /// <summary>The points of a pair of tests; a point is known by its name, and under another name by what it
    /// covers.</summary>
    public static ImmutableArray<Pair<LedgerPoint>> Points(Pair<LedgerTest> tests) =>
        Pair<LedgerPoint>.Of(tests.Was?.Points ?? [], tests.Now?.Points ?? [], PointKeys);
}
