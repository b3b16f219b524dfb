using System.Collections.Immutable;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>The mutants that critical tests reached, as lines of Markdown; none without a mutation report.</summary>
internal static class MutantMarkdown
{
    public static IEnumerable<string> Lines(ComplianceLedger ledger) =>
        ledger.Mutants is { } mutants ? Lines(ledger, mutants, MutantWords.Reaching(ledger)) : [];

    private static IEnumerable<string> Lines(
        ComplianceLedger ledger, LedgerMutants mutants, ImmutableArray<LedgerTest> tests) =>
    [
        "", "## Mutants", "", MarkdownText.Of(MutantWords.All(mutants, ledger)),
        .. tests.IsEmpty ? [] : Table(tests),
        .. MutantWords.Lax(tests).SelectMany(test => Survivors(test, mutants)),
    ];

    private static IEnumerable<string> Table(ImmutableArray<LedgerTest> tests) =>
    [
        "", $"| # | Test | {string.Join(" | ", MutantWords.Columns)} |", "|---:|---|---:|---:|---:|---:|",
        .. tests.Take(MutantWords.MostTests).Select(Row),
        .. Rest(tests.Length - MutantWords.MostTests, "test"),
    ];

    private static string Row(LedgerTest test)
    {
        var cells = MutantWords.Cells(test).Prepend(test.Title).Select(MarkdownText.Of);
        return $"| {test.Number} | {string.Join(" | ", cells)} |";
    }

    private static IEnumerable<string> Survivors(LedgerTest test, LedgerMutants mutants)
    {
        var survivors = MutantWords.Survivors(test, mutants);
        return
        [
            "", $"{test.Number} {MarkdownText.Of(test.Title)} let live:", "",
            .. survivors.Take(MutantWords.MostSurvivors).Select(Survivor),
            .. Rest(survivors.Length - MutantWords.MostSurvivors, "survivor"),
        ];
    }

    private static string Survivor(LedgerMutant mutant) =>
        $"- {MarkdownText.Of(MutantWords.Place(mutant))}: {MarkdownText.Of(MutantWords.Change(mutant))}";

    private static IEnumerable<string> Rest(int count, string what) =>
        count <= 0 ? [] : ["", MutantWords.Rest(count, what)];
}
