using System.Collections.Immutable;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Mutants;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>What a reader must know of mutation reports to believe no more than they say.</summary>
internal static class MutantNotes
{
    private const int Shown = 3;

    public static IEnumerable<string> Of(
        ImmutableArray<MutationReport> reports, ImmutableArray<Mutant> mutants, ImmutableArray<string> tests, PointNames names) =>
    [
        $"{Paths(reports)}: a mutation report does not say which build it tested. Make it anew when the product or its tests change.",
        .. NoPoint(reports, tests, names),
        .. Named(tests, names.IsShared, "names several coverage points, and counts for none of them"),
        .. Named(tests, name => names.Find(name) is null && !names.IsShared(name) && names.IsShort(name), "is no full name of a test, and counts for no coverage point although one is called so"),
        .. Changed(mutants),
    ];

    /// <summary>A run makes no mutation report, so it asks for no score and says so.</summary>
    public static LedgerFacts NotAsked(LedgerFacts facts, GateOptions gate) => gate.MinMutationScore is null ? facts
        : facts with { Notes = [.. facts.Notes, $"{GateRule.MinMutationScore} is not asked of a run, which has no mutation report: give one to netra report."] };

    private static IEnumerable<string> NoPoint(ImmutableArray<MutationReport> reports, ImmutableArray<string> tests, PointNames names) =>
        tests.Any(name => names.Find(name) is not null) ? []
        : [$"{Paths(reports)}: none of the {tests.Length} tests is a coverage point of a critical test."];

    private static string Paths(ImmutableArray<MutationReport> reports) =>
        string.Join(", ", reports.Select(report => report.Path).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Named(ImmutableArray<string> tests, Func<string, bool> isMeant, string what)
    {
        var meant = tests.Where(isMeant).ToList();
        return meant.Take(Shown).Select(name => $"\"{Excerpt.Of(name, 200)}\" in a mutation report {what}.")
            .Concat(meant.Count <= Shown ? [] : [$"{meant.Count - Shown} more names in the mutation reports are like the last one."]);
    }

    /// <summary>Two states of a file are two sets of mutants, of which one is out of date.</summary>
    private static IEnumerable<string> Changed(ImmutableArray<Mutant> mutants)
    {
        var states = mutants.Where(mutant => mutant.IsTested).GroupBy(mutant => mutant.Key.File);
        var changed = states.Where(file => file.DistinctBy(mutant => mutant.Key.SourceHash).Skip(1).Any()).ToList();
        return changed.Take(Shown).Select(file => $"The mutation reports hold {file.Key} in several states: its mutants are counted for each. Leave the old report out.")
            .Concat(changed.Count <= Shown ? [] : [$"{changed.Count - Shown} more files are in several states in the mutation reports."]);
    }
}
