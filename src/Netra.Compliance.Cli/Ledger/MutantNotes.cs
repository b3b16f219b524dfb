using System.Collections.Immutable;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Mutants;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>What a reader must know of mutation reports to believe no more than they say.</summary>
internal static class MutantNotes
{
    private const int Shown = 3;

    private const string Shared = "names several coverage points, and counts for none of them";

    private const string Short =
        "is no full name of a test, and counts for no coverage point, although one is so called";

    public static IEnumerable<string> Of(
        ImmutableArray<MutationReport> reports,
        ImmutableArray<Mutant> mutants,
        ImmutableArray<string> tests,
        PointNames names) =>
    [
        $"{Paths(reports)}: a mutation report does not say which build it tested. "
            + "Make it anew when the product or its tests change.",
        .. tests.Any(name => names.Find(name) is not null) ? Array.Empty<string>() : [NoPoint(reports, tests.Length)],
        .. Named(tests.Where(names.IsShared), Shared),
        .. Named(tests.Where(names.IsOnlyShort), Short),
        .. Changed(mutants),
    ];

    /// <summary>A run makes no mutation report, so it asks for no score and says so.</summary>
    public static LedgerFacts NotAsked(LedgerFacts facts, GateOptions gate) =>
        gate.MinMutationScore is null ? facts : facts with { Notes = [.. facts.Notes, Unasked] };

    private static string Unasked =>
        $"{GateRule.MinMutationScore} is not asked of a run, which has no mutation report: give one to netra report.";

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
        $"The mutation reports hold {Excerpt.Of(file, 200)} in several states: "
        + "its mutants are counted for each. Leave the old report out.";

    private static IEnumerable<string> First(ImmutableArray<string> notes) =>
        notes.Length <= Shown ? notes
            : [.. notes.Take(Shown), $"{notes.Length - Shown} more notes are like the last one."];
}
