using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>The ledger of an earlier run, which a later one is compared with.</summary>
/// <param name="Path">The file's full path.</param>
/// <param name="Tests">Its critical tests; those that were lost already, too.</param>
/// <param name="Findings">What the rules found then.</param>
public sealed record LedgerBaseline(string Path, ImmutableArray<LedgerTest> Tests, ImmutableArray<Finding> Findings)
{
    private const string Advice = "give the ledger.json of an earlier run as --baseline.";

    /// <summary>Reads <c>ledger.json</c>.</summary>
    /// <exception cref="Refusal">It is missing, damaged, empty, of a newer format, or of a run that says nothing of
    /// revenue.</exception>
    public static LedgerBaseline Read(string path)
    {
        var document = Parse(path);
        SchemaName.Require(path, document.Schema, LedgerFacts.Format, LedgerFacts.Major);
        return (LedgerFlaw.Of(document.Tests, document.Findings) ?? Flaw(document)) is { } flaw
            ? throw Refusal.Unreadable(path, $"{flaw}: {Advice}")
            : new(path, document.Tests, document.Findings);
    }

    /// <summary>Refuses to compare what has nothing in common.</summary>
    /// <exception cref="Refusal">None of the assemblies is in the baseline.</exception>
    public void RequireSamePortfolio(IEnumerable<string> assemblies)
    {
        var (before, now) = (Tests.Select(test => test.Assembly).Distinct().ToList(), assemblies.ToList());
        if (!before.Intersect(now).Any())
        {
            throw Refusal.Unreadable(Path,
                $"covers another portfolio: it covers {string.Join(", ", before)}, and this one covers "
                + $"{string.Join(", ", now)}. Give a ledger of the same test assembly as --baseline.");
        }
    }

    /// <summary>The facts with what is lost since, and all that has changed.</summary>
    public LedgerFacts Compare(LedgerFacts facts)
    {
        var pairs = TestPairs.Of(Tests, facts.Tests);
        var lost = pairs.Where(pair => pair.Now is null)
            .Select(pair => pair.Was! with { State = RevenueState.Lost, Points = [], Reason = null });
        return facts with
        {
            Tests = [.. facts.Tests,
                .. lost.OrderBy(test => test.Assembly, StringComparer.Ordinal).ThenBy(test => test.Number)],
            Changes = LedgerChanges.Of(pairs, FindingChanges.Of(Findings, facts.Findings)),
        };
    }

    private static Document Parse(string path) =>
        SavedLedger.Parse<Document>(path, FileContent.Text(path, Advice), Advice);

    private static string? Flaw(Document document) =>
        document.Tests.IsEmpty ? "has no critical test"
        : !document.Asked.CriticalTests ? "covers only journeys, so it has no revenue"
        : LedgerFlaw.OfSums(document.Tests, document.Revenue);

    private sealed record Document(string Schema, RevenueTotals Revenue, Asked Asked, ImmutableArray<LedgerTest> Tests,
        ImmutableArray<Finding> Findings);
}

/// <summary>Contradictions that no ledger of netra contains: duplicate entries, and states that do not follow from the
/// points.</summary>
internal static class LedgerFlaw
{
    /// <summary>The first flaw with its key, as a clause; null for none.</summary>
    public static string? Of(ImmutableArray<LedgerTest> tests, ImmutableArray<Finding> findings) =>
        Twice("tests", tests.Select(test => (test.Assembly, test.Number, test.Title, test.Class)))
        ?? Twice("findings", findings)
        ?? tests.Select((test, index) => Of(test, $"tests[{index}]")).FirstOrDefault(IsThere)
        ?? findings.Select((finding, index) => Of(finding, $"findings[{index}]")).FirstOrDefault(IsThere);

    /// <summary>That the tests do not add up to the totals, as a clause; null where they do.</summary>
    public static string? OfSums(ImmutableArray<LedgerTest> tests, RevenueTotals said) =>
        RevenueTotals.Of(tests) == said ? null : string.Create(
        CultureInfo.InvariantCulture,
            $"declares ${said.Declared:#,0.##} a month, but its tests do not add up to its states");

    private static string? Twice<T>(string list, IEnumerable<T> entries)
    {
        var seen = new HashSet<T>();
        var index = entries.Select((entry, at) => seen.Add(entry) ? -1 : at).FirstOrDefault(at => at >= 0, -1);
        return index < 0 ? null : $"has {list}[{index}] twice";
    }

    private static string? Of(LedgerTest test, string at) =>
        test.MonthlyRevenueUsd is < 0 or > CatalogText.MostUsd
            ? Is($"{at}.monthlyRevenueUsd", test.MonthlyRevenueUsd, $"0 to {CatalogText.MostUsd:0}")
            : test.Points.Select((point, index) => Of(point, $"{at}.points[{index}]")).FirstOrDefault(IsThere)
                ?? State(test, at);

    /// <summary>A test is as good as the worst of its points; without any it is not verified, or lost.</summary>
    private static string? State(LedgerTest test, string at)
    {
        ImmutableArray<RevenueState> possible = test.Points.IsEmpty
            ? [RevenueState.Unverified, RevenueState.Lost]
            : [test.Points.Max(point => point.State)];
        return possible.Contains(test.State) ? null
            : Is($"{at}.state", test.State, $"{string.Join(" or ", possible)} according to its points");
    }

    private static string? Of(LedgerPoint point, string at) =>
        point.State == RevenueState.Lost ? Is($"{at}.state", point.State, "the state of a point")
        : point.State > RevenueState.Protected ? null
        : point.Outcome != "passed" ? Is($"{at}.state", point.State, $"a lower state for outcome {point.Outcome}")
        : point.State == RevenueState.Protected || IsProven(point) ? null
        : Is($"{at}.state", point.State, "Protected according to its proofs");

    private static bool IsProven(LedgerPoint point) =>
        point.Proofs.Length > 0 && point.Proofs.All(proof => proof.Verdict == ProofVerdict.Caught);

    private static string? Of(Finding finding, string at) =>
        !Finding.Levels.Contains(finding.Level)
            ? Is($"{at}.level", finding.Level, $"one of {string.Join(", ", Finding.Levels)}")
        : finding.Line < 1 ? Is($"{at}.line", finding.Line, "1 or more")
        : finding.Lines < 1 ? Is($"{at}.lines", finding.Lines, "1 or more")
        : null;

    private static string Is(string key, object? value, string expected)
    {
        var said = Shortened.Of(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", Shortened.Name);
        return $"has {said} at {key}, expected {expected}";
    }

    private static bool IsThere(string? flaw) => flaw is not null;
}
