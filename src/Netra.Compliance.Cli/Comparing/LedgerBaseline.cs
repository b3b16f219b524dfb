using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Comparing;

/// <summary>The ledger of an earlier run, which a later one is compared with.</summary>
/// <param name="Path">The file's full path.</param>
/// <param name="Tests">Its critical tests; those that were lost already, too.</param>
/// <param name="Findings">What the rules found then.</param>
public sealed record LedgerBaseline(string Path, ImmutableArray<LedgerTest> Tests, ImmutableArray<Finding> Findings)
{
    private const string Advice = "give the ledger.json of an earlier run as --baseline.";

    /// <summary>Reads <c>ledger.json</c>.</summary>
    /// <exception cref="Refusal">It is missing, damaged, empty, of a newer format, or of a run that says nothing of revenue.</exception>
    public static LedgerBaseline Read(string path)
    {
        var document = Parse(path);
        SchemaName.Require(path, document.Schema, ComplianceLedger.Format, ComplianceLedger.Major);
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
            throw Refusal.Unreadable(Path, $"is of another portfolio: it is of {string.Join(", ", before)}, and this one is of {string.Join(", ", now)}. Give a ledger of the same test assembly as --baseline.");
        }
    }

    /// <summary>The facts with what is lost since, and all that has changed.</summary>
    public LedgerFacts Compare(LedgerFacts facts)
    {
        var pairs = TestPairs.Of(Tests, facts.Tests);
        var lost = pairs.Where(pair => pair.Now is null).Select(pair => pair.Was! with { State = RevenueState.Lost, Points = [], Reason = null });
        return facts with
        {
            Tests = [.. facts.Tests, .. lost.OrderBy(test => test.Assembly, StringComparer.Ordinal).ThenBy(test => test.Number)],
            Changes = LedgerChanges.Of(pairs, FindingChanges.Of(Findings, facts.Findings)),
        };
    }

    private static Document Parse(string path)
    {
        try
        {
            var json = FileContent.Text(path, Advice);
            return StrictJson.Read<Document>(path, json, NetraJson.Reading) ?? throw new JsonException("it is null");
        }
        catch (JsonException exception)
        {
            throw Refusal.Unreadable(path, $"is not a whole ledger of this version of netra, {JsonTrouble.Clause(exception)}: {Advice}");
        }
    }

    private static string? Flaw(Document document) =>
        document.Tests.IsEmpty ? "has no critical test"
        : !document.Asked.CriticalTests ? "is of a run of the journeys alone, which says nothing of revenue"
        : Sum(document.Tests, document.Revenue);

    private static string? Sum(ImmutableArray<LedgerTest> tests, RevenueTotals said) => RevenueTotals.Of(tests) == said ? null : string.Create(
        CultureInfo.InvariantCulture, $"says that ${said.Declared:#,0.##} a month is declared, by states that its tests do not add up to");

    private sealed record Document(string Schema, RevenueTotals Revenue, Asked Asked, ImmutableArray<LedgerTest> Tests, ImmutableArray<Finding> Findings);
}
