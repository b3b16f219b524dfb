using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Mutants;

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
        {(tests.IsEmpty ? Html.Empty : Table(tests, new(ledger)))}
        {MutantWords.Lax(tests).Select(test => Survivors(test, mutants))}
        </section>
        """);

    private static Html Table(ImmutableArray<LedgerTest> tests, ReportNames names) => Html.Of($"""
        <table>
        <thead><tr><th scope="col">Test</th>{MutantWords.Columns.Select(Heading)}</tr></thead>
        <tbody>{tests.Take(MutantWords.MostTests).Select(test => Row(test, names))}</tbody>
        </table>
        {Rest(tests.Length - MutantWords.MostTests, "test")}
        """);

    private static Html Heading(string column) => Html.Of($"""<th scope="col" class="n">{column}</th>""");

    private static Html Row(LedgerTest test, ReportNames names) => Html.Of($"""
        <tr><td>{names.Number(test)}
        <a href="#{names.Anchor(test.Assembly, test.Number)}"><bdi>{test.Title}</bdi></a></td>
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

/// <summary>What mutation reports say, in words.</summary>
internal static class MutantWords
{
    /// <summary>The tests that a report for people shows, by revenue.</summary>
    public const int MostTests = 20;

    /// <summary>The survivors that it shows of each of them.</summary>
    public const int MostSurvivors = 10;

    /// <summary>Why there is no score without a report, and what to do.</summary>
    public const string NoReport =
        $"{GateRule.MinMutationScore} is set, but there is no mutation report among the inputs: "
        + $"give the {MutationReportFile.Name} of the mutation tool, or leave the rule out";

    /// <summary>Why there is no score in the reports, and what to do.</summary>
    public const string NoneReached =
        $"{GateRule.MinMutationScore} is set, but the mutation reports contain no mutant that a critical test "
        + "reached and either detected or missed: let the mutation tool run the critical tests";

    /// <summary>What tables say of a test, besides what it is called.</summary>
    public static readonly ImmutableArray<string> Columns = ["A month", "Reached", "Survived", "Score"];

    private const int MostOfReplacement = 80;

    /// <summary>The dollars behind survivors, the score, and what is not known.</summary>
    public static string All(LedgerMutants mutants, ComplianceLedger ledger)
    {
        string[] parts = [Behind(mutants), Score(mutants.Total), Silent(mutants, ledger), Elsewhere(mutants.Elsewhere)];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    /// <summary>The score and the counts that it is made of; nothing where nothing was reached.</summary>
    public static string Score(ReachedMutants reached)
    {
        var others = reached.KilledByOthers.Length;
        var apart = others == 0 ? "" : $"; {Number(others)} killed only by other tests, not in the score";
        var noticed = $"{Number(reached.Killed.Length)} killed, {Number(reached.TimedOut.Length)} timed out";
        var counts = $"{noticed}, {Number(reached.Survived.Length)} survived{apart}";
        return reached.Reached == 0 ? "" : $"Mutation score {Percent(reached.Score)}: {counts}.";
    }

    /// <summary>A score, or that there is none.</summary>
    public static string Percent(decimal? score) =>
        score is { } value ? VerdictSentence.Amount(value, "percent") : "none";

    /// <summary>The tests that reached a mutant, the highest revenue first.</summary>
    public static ImmutableArray<LedgerTest> Reaching(ComplianceLedger ledger) =>
    [
        .. ledger.Tests.Where(test => test.Mutants is { Reached: > 0 })
            .OrderByDescending(test => test.MonthlyRevenueUsd ?? 0)
            .ThenBy(test => test.Assembly, StringComparer.Ordinal).ThenBy(test => test.Number),
    ];

    /// <summary>Those of the tests that are shown which let a mutant live.</summary>
    public static IEnumerable<LedgerTest> Lax(ImmutableArray<LedgerTest> tests) =>
        tests.Take(MostTests).Where(test => test.Mutants is { Survived.Length: > 0 });

    /// <summary>The figures of a test, by the columns.</summary>
    public static ImmutableArray<string> Cells(LedgerTest test) =>
    [
        VerdictSentence.Money(test.MonthlyRevenueUsd ?? 0), Number(test.Mutants!.Reached),
        Number(test.Mutants.Survived.Length), Percent(test.Mutants.Score),
    ];

    /// <summary>The mutants that a test let live, by file and place.</summary>
    public static ImmutableArray<LedgerMutant> Survivors(LedgerTest test, LedgerMutants mutants) =>
        [.. test.Mutants!.Survived.Select(id => mutants.Mutants[id - 1])];

    /// <summary>Where a mutant stands.</summary>
    public static string Place(LedgerMutant mutant) =>
        string.Create(CultureInfo.InvariantCulture, $"{Excerpt.Of(mutant.File, 200)}:{mutant.Line}");

    /// <summary>What a mutant changed.</summary>
    public static string Change(LedgerMutant mutant)
    {
        var became = Excerpt.Of(mutant.Replacement, MostOfReplacement);
        return Excerpt.Of(mutant.Mutator, MostOfReplacement) + (became.Length == 0 ? "" : $": {became}");
    }

    /// <summary>What is left out; nothing where all is shown.</summary>
    public static string Rest(int count, string what) =>
        count <= 0 ? "" : $"{Count(count, $"more {what}")} in ledger.json.";

    /// <summary>The dollars that stand on tests which let mutants live. No share of them is said to be lost.</summary>
    private static string Behind(LedgerMutants mutants)
    {
        var (behind, total) = (mutants.BehindSurvivors, mutants.Total);
        return total.Reached == 0 ? "No critical test reached a mutant that was tested."
            : behind.Tests == 0
                ? $"{Tests(mutants.TestsThatReached)} reached {Mutants(total.Reached)} and detected all of them."
            : $"{VerdictSentence.Money(behind.MonthlyRevenueUsd)} a month depends on {Tests(behind.Tests)} "
                + $"that missed {Number(total.Survived.Length)} of {Number(behind.Reached)} reached mutants.";
    }

    private static string Silent(LedgerMutants mutants, ComplianceLedger ledger)
    {
        var written = ledger.Tests.Count(test => !test.IsPlanned);
        var silent = written - mutants.TestsThatReached;
        return silent == 0 || mutants.Total.Reached == 0 ? ""
            : $"{Number(silent)} of {Tests(written)} reached no mutant and have no score.";
    }

    private static string Elsewhere(UncountedMutants elsewhere)
    {
        var (unnamed, missed) = (elsewhere.NotAttributed, elsewhere.ReachedByNone);
        var first = unnamed == 0 ? ""
            : $"{Mutants(unnamed)} not counted for any test, because no report names the tests that reached them.";
        var second = missed == 0 ? "" : $"No critical test reached {Count(missed, "other mutant")}.";
        return $"{first} {second}".Trim();
    }

    private static string Tests(int count) => Count(count, "critical test");

    private static string Mutants(int count) => Count(count, "mutant");

    private static string Count(int count, string what) => $"{Number(count)} {what}{(count == 1 ? "" : "s")}";

    private static string Number(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
