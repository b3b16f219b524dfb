using System.Collections.Immutable;
using Netra.Compliance.Cli.Mutants;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>Adds what mutation reports say to the tests and points that they name.</summary>
internal sealed class MutantEvidence
{
    private readonly LedgerFacts _facts;
    private readonly ImmutableArray<MutationReport> _reports;
    private readonly ImmutableArray<string> _tests;
    private readonly ImmutableArray<Mutant> _mutants;
    private readonly ImmutableArray<MetMutant> _met;
    private readonly ILookup<PointPlace, MetMutant> _byPoint;
    private readonly PointNames _names;

    private MutantEvidence(LedgerFacts facts, ImmutableArray<MutationReport> reports)
    {
        (_facts, _reports, _names) = (facts, reports, new PointNames(facts.Tests));
        _tests = [.. reports.SelectMany(report => report.Tests).Distinct().Order(StringComparer.Ordinal)];
        _mutants = MutantMerge.Of(reports);
        _met = Met(_mutants, _tests.ToDictionary(name => name, name => _names.Find(name)));
        _byPoint = _met.SelectMany(met => met.Reached.Select(place => (place, met)))
            .ToLookup(pair => pair.place, pair => pair.met);
    }

    /// <summary>The facts with the reports' evidence; as they are where there is no report.</summary>
    public static LedgerFacts Add(LedgerFacts facts, ImmutableArray<MutationReport> reports) =>
        reports.IsEmpty ? facts : new MutantEvidence(facts, reports).Joined();

    private static ImmutableArray<MetMutant> Met(
        ImmutableArray<Mutant> mutants, IReadOnlyDictionary<string, PointPlace?> places)
    {
        var met = mutants.Select(mutant => MetMutant.Of(mutant, places)).OfType<MetMutant>();
        return [.. met.Select((each, index) => each with { Id = index + 1 })];
    }

    private LedgerFacts Joined()
    {
        ImmutableArray<LedgerTest> tests = [.. _facts.Tests.Select(WithMutants)];
        return _facts with
        {
            Tests = tests,
            Mutants = Ledger(tests),
            Notes = [.. _facts.Notes, .. MutantNotes.Of(_reports, _mutants, _tests, _names)],
        };
    }

    private LedgerTest WithMutants(LedgerTest test, int index)
    {
        var points = test.Points.Select((point, place) => WithMutants(point, new PointPlace(index, place)));
        var reached = test.Points.SelectMany((_, place) => _byPoint[new(index, place)]).DistinctBy(met => met.Id);
        var ordered = reached.OrderBy(met => met.Id);
        return test with { Points = [.. points], Mutants = MetMutant.Sorted(ordered, killer => killer.Test == index) };
    }

    private LedgerPoint WithMutants(LedgerPoint point, PointPlace place) =>
        point with { Mutants = MetMutant.Sorted(_byPoint[place], killer => killer == place) };

    private LedgerMutants Ledger(ImmutableArray<LedgerTest> tests) => new(
        _reports.Length,
        MetMutant.Sorted(_met, _ => true),
        Behind(tests),
        Uncounted(),
        [.. _met.Select(met => met.ToLedger())])
    {
        TestsThatReached = tests.Count(test => test.Mutants is { Reached: > 0 }),
    };

    private BehindSurvivors Behind(ImmutableArray<LedgerTest> tests)
    {
        var lax = tests.Index().Where(each => each.Item.Mutants is { Survived.Length: > 0 }).ToDictionary();
        var reached = _met.Count(met => met.Reached.Any(place => lax.ContainsKey(place.Test)));
        return new(lax.Values.Sum(test => test.MonthlyRevenueUsd ?? 0), lax.Count, reached);
    }

    private UncountedMutants Uncounted()
    {
        var unnamed = _mutants.Count(mutant => mutant is { IsTested: true, IsAttributed: false });
        var reported = _mutants.Count(mutant => mutant.IsTested || mutant.Status == MutantStatus.NoCoverage);
        return new(reported - unnamed - _met.Length, unnamed, _mutants.Length - reported);
    }
}

/// <summary>A mutant and the coverage points that reached it.</summary>
internal sealed record MetMutant(
    int Id,
    Mutant Mutant,
    ImmutableArray<PointPlace> Reached,
    ImmutableArray<PointPlace> Killers)
{
    /// <summary>Null where it was not tested, or where no point is known to have reached it.</summary>
    /// <remarks>Killers alone do not tell who reached it: survivors have none, and would be lost.</remarks>
    public static MetMutant? Of(Mutant mutant, IReadOnlyDictionary<string, PointPlace?> places)
    {
        var reached = Places(!mutant.IsAttributed ? [] : mutant.CoveredBy.Concat(mutant.KilledBy), places);
        var isMet = mutant.IsTested && !reached.IsEmpty;
        return isMet ? new(0, mutant, reached, Places(mutant.KilledBy, places)) : null;
    }

    /// <summary>The mutants by what became of them, where the points of <paramref name="isOurs"/> are asked.</summary>
    public static ReachedMutants Sorted(IEnumerable<MetMutant> reached, Func<PointPlace, bool> isOurs)
    {
        var byEnd = reached.ToLookup(met => met.EndFor(isOurs), met => met.Id);
        return new([.. byEnd["killed"]], [.. byEnd["timedOut"]], [.. byEnd["survived"]], [.. byEnd["killedByOthers"]]);
    }

    public LedgerMutant ToLedger()
    {
        var (key, start) = (Mutant.Key, Mutant.Key.Start);
        return new(Id, key.File, start.Line, start.Column, key.Mutator, key.Replacement, Mutant.Status);
    }

    private string EndFor(Func<PointPlace, bool> isOurs) => Mutant.Status switch
    {
        MutantStatus.Timeout => "timedOut",
        MutantStatus.Survived => "survived",
        _ => Killers.Any(isOurs) ? "killed" : "killedByOthers",
    };

    private static ImmutableArray<PointPlace> Places(
        IEnumerable<string> names, IReadOnlyDictionary<string, PointPlace?> places) =>
        [.. names.Select(name => places[name]).OfType<PointPlace>().Distinct()];
}

/// <summary>What a reader must know of mutation reports to believe no more than they say.</summary>
internal static class MutantNotes
{
    private const int Shown = 3;

    private const string Shared = "names several coverage points and counts for none of them";

    private const string Short =
        "is not the full name of a test and counts for no coverage point, although one has that name";

    public static IEnumerable<string> Of(
        ImmutableArray<MutationReport> reports,
        ImmutableArray<Mutant> mutants,
        ImmutableArray<string> tests,
        PointNames names) =>
    [
        $"{Paths(reports)}: a mutation report does not say which build it tested. "
            + "Create it again when the product or its tests change.",
        .. tests.Any(name => names.Find(name) is not null) ? Array.Empty<string>() : [NoPoint(reports, tests.Length)],
        .. Named(tests.Where(names.IsShared), Shared),
        .. Named(tests.Where(names.IsOnlyShort), Short),
        .. Changed(mutants),
    ];

    private static string NoPoint(ImmutableArray<MutationReport> reports, int tests) =>
        $"{Paths(reports)}: none of the {tests} tests is a coverage point of a critical test.";

    private static string Paths(ImmutableArray<MutationReport> reports) =>
        string.Join(", ", reports.Select(report => report.Path).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Named(IEnumerable<string> names, string what) =>
        First([.. names.Select(name => $"\"{Excerpt.Of(name, 200)}\" in a mutation report {what}.")]);

    /// <summary>Two states of a file are two sets of mutants, of which one is out of date.</summary>
    private static IEnumerable<string> Changed(ImmutableArray<Mutant> mutants)
    {
        var files = mutants.Where(mutant => mutant.IsTested).GroupBy(mutant => mutant.Key.File);
        var changed = files.Where(file => file.DistinctBy(mutant => mutant.Key.SourceHash).Skip(1).Any());
        return First([.. changed.Select(file => States(file.Key))]);
    }

    private static string States(string file) =>
        $"The mutation reports hold {Excerpt.Of(file, 200)} in several versions: "
        + "the mutants of each version are counted. Leave out the old report.";

    private static IEnumerable<string> First(ImmutableArray<string> notes) =>
        notes.Length <= Shown ? notes
            : [.. notes.Take(Shown), $"{notes.Length - Shown} more notes are like the last one."];
}
