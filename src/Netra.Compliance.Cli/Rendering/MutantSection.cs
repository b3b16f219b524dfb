using System.Collections.Immutable;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>The mutants that critical tests reached, and those that live; nothing without a mutation report.</summary>
internal static class MutantSection
{
    public static Html Render(ComplianceLedger ledger) =>
        ledger.Mutants is { } mutants ? Section(ledger, mutants, MutantWords.Reaching(ledger)) : Html.Empty;

    /// <summary>One test's or point's own mutants.</summary>
    public static Html Of(ReachedMutants? reached) => reached is { Reached: > 0 }
        ? Html.Of($"<p><small>{MutantWords.Score(reached)}</small></p>")
        : Html.Empty;

    private static Html Section(
        ComplianceLedger ledger, LedgerMutants mutants, ImmutableArray<LedgerTest> tests) => Html.Of($"""
        <section>
        <h2>Mutants</h2>
        <p>{MutantWords.All(mutants, ledger)}</p>
        {(tests.IsEmpty ? Html.Empty : Table(tests))}
        {MutantWords.Lax(tests).Select(test => Survivors(test, mutants))}
        </section>
        """);

    private static Html Table(ImmutableArray<LedgerTest> tests) => Html.Of($"""
        <table>
        <thead><tr><th scope="col">Test</th>{MutantWords.Columns.Select(Heading)}</tr></thead>
        <tbody>{tests.Take(MutantWords.MostTests).Select(Row)}</tbody>
        </table>
        {Rest(tests.Length - MutantWords.MostTests, "test")}
        """);

    private static Html Heading(string column) => Html.Of($"""<th scope="col" class="n">{column}</th>""");

    private static Html Row(LedgerTest test) => Html.Of($"""
        <tr><td>{test.Number}
        <a href="#{LedgerSection.Place(test.Assembly, test.Number)}"><bdi>{test.Title}</bdi></a></td>
        {MutantWords.Cells(test).Select(cell => Html.Of($"""<td class="n">{cell}</td>"""))}</tr>
        """);

    private static Html Survivors(LedgerTest test, LedgerMutants mutants)
    {
        var survivors = MutantWords.Survivors(test, mutants);
        return Html.Of($"""
            <details><summary><b>{test.Number} <bdi>{test.Title}</bdi></b> · {survivors.Length} survived</summary>
            <table><tbody>{survivors.Take(MutantWords.MostSurvivors).Select(Survivor)}</tbody></table>
            {Rest(survivors.Length - MutantWords.MostSurvivors, "survivor")}</details>
            """);
    }

    private static Html Survivor(LedgerMutant mutant) => Html.Of($"""
        <tr><td><code><bdi>{MutantWords.Place(mutant)}</bdi></code></td>
        <td><bdi>{MutantWords.Change(mutant)}</bdi></td></tr>
        """);

    private static Html Rest(int count, string what) =>
        count <= 0 ? Html.Empty : Html.Of($"<p>{MutantWords.Rest(count, what)}</p>");
}
