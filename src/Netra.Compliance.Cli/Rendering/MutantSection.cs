using System.Collections.Immutable;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>The mutants that critical tests reached, and those that live; nothing without a mutation report.</summary>
internal static class MutantSection
{
    private static readonly ImmutableArray<string> Columns = ["Test", "A month", "Reached", "Survived", "Score"];

    public static Html Render(ComplianceLedger ledger) => ledger.Mutants is { } mutants ? Section(ledger, mutants) : Html.Empty;

    /// <summary>The same as Markdown.</summary>
    public static IEnumerable<string> Markdown(ComplianceLedger ledger) => ledger.Mutants is { } mutants ? Markdown(ledger, mutants) : [];

    /// <summary>One test's or point's own mutants.</summary>
    public static Html Of(ReachedMutants? reached) =>
        reached is { Reached: > 0 } ? Html.Of($"<p><small>{MutantWords.Score(reached)}</small></p>") : Html.Empty;

    private static Html Section(ComplianceLedger ledger, LedgerMutants mutants)
    {
        var tests = MutantWords.Reaching(ledger);
        return Html.Of($"""
            <section>
            <h2>Mutants</h2>
            <p>{MutantWords.All(mutants, ledger)}</p>
            {Table(tests)}
            {tests.Take(MutantWords.MostTests).Where(HasSurvivors).Select(test => Survivors(test, mutants))}
            </section>
            """);
    }

    private static Html Table(ImmutableArray<LedgerTest> tests) => tests.IsEmpty ? Html.Empty : Html.Of($"""
        <table>
        <thead><tr>{Columns.Select((column, index) => index == 0 ? Html.Of($"""<th scope="col">{column}</th>""") : Html.Of($"""<th scope="col" class="n">{column}</th>"""))}</tr></thead>
        <tbody>{tests.Take(MutantWords.MostTests).Select(Row)}</tbody>
        </table>
        {Rest(tests.Length - MutantWords.MostTests, "test")}
        """);

    private static Html Row(LedgerTest test) => Html.Of($"""
        <tr><td>{test.Number} <a href="#{LedgerSection.Place(test.Assembly, test.Number)}"><bdi>{test.Title}</bdi></a></td>
        {Cells(test).Select(cell => Html.Of($"""<td class="n">{cell}</td>"""))}</tr>
        """);

    private static ImmutableArray<string> Cells(LedgerTest test) =>
    [
        VerdictSentence.Money(test.MonthlyRevenueUsd ?? 0), VerdictSentence.Amount(test.Mutants!.Reached, "count"),
        VerdictSentence.Amount(test.Mutants.Survived.Length, "count"), MutantWords.Percent(test.Mutants.Score),
    ];

    private static bool HasSurvivors(LedgerTest test) => test.Mutants is { Survived.Length: > 0 };

    private static Html Survivors(LedgerTest test, LedgerMutants mutants) => Html.Of($"""
        <details><summary><b>{test.Number} <bdi>{test.Title}</bdi></b> · {test.Mutants!.Survived.Length} survived</summary>
        <table><tbody>{MutantWords.Survivors(test, mutants).Take(MutantWords.MostSurvivors).Select(Survivor)}</tbody></table>
        {Rest(test.Mutants.Survived.Length - MutantWords.MostSurvivors, "survivor")}</details>
        """);

    private static Html Survivor(LedgerMutant mutant) => Html.Of($"""
        <tr><td><code><bdi>{MutantWords.Place(mutant)}</bdi></code></td><td><bdi>{MutantWords.Change(mutant)}</bdi></td></tr>
        """);

    private static Html Rest(int count, string what) => count <= 0 ? Html.Empty : Html.Of($"<p>{MutantWords.Rest(count, what)}</p>");

    private static IEnumerable<string> Markdown(ComplianceLedger ledger, LedgerMutants mutants)
    {
        var tests = MutantWords.Reaching(ledger);
        var shown = tests.Take(MutantWords.MostTests).ToList();
        return ["", "## Mutants", "", MarkdownText.Of(MutantWords.All(mutants, ledger)), .. Table(shown, tests.Length), .. Lists(shown, mutants)];
    }

    private static IEnumerable<string> Table(List<LedgerTest> shown, int all) => shown.Count == 0 ? [] :
    [
        "", $"| # | {string.Join(" | ", Columns)} |", "|---:|---|---:|---:|---:|---:|",
        .. shown.Select(test => $"| {test.Number} | {MarkdownText.Of(test.Title)} | {string.Join(" | ", Cells(test).Select(MarkdownText.Of))} |"),
        .. Lines(all - shown.Count, "test"),
    ];

    private static IEnumerable<string> Lists(List<LedgerTest> shown, LedgerMutants mutants) => shown.Any(HasSurvivors)
        ? ["", "Mutants that live:", "", .. shown.SelectMany(test => List(test, mutants))]
        : [];

    private static IEnumerable<string> List(LedgerTest test, LedgerMutants mutants)
    {
        var survivors = MutantWords.Survivors(test, mutants).ToList();
        return survivors.Take(MutantWords.MostSurvivors)
            .Select(mutant => $"- {test.Number}, {MarkdownText.Of(MutantWords.Place(mutant))}: {MarkdownText.Of(MutantWords.Change(mutant))}")
            .Concat(survivors.Count <= MutantWords.MostSurvivors ? [] : [$"- {test.Number}: {MutantWords.Rest(survivors.Count - MutantWords.MostSurvivors, "survivor")}"]);
    }

    private static IEnumerable<string> Lines(int count, string what) => count <= 0 ? [] : ["", MutantWords.Rest(count, what)];
}
