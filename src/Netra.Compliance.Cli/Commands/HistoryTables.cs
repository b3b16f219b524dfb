using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.History;
using Netra.Compliance.Cli.Rendering;
using Spectre.Console;

namespace Netra.Compliance.Cli.Commands;

/// <summary>The history as tables on the terminal.</summary>
internal static class HistoryTables
{
    public static void Runs(ImmutableArray<StoredRun> runs, int all, Terminal terminal)
    {
        string[] heads =
            ["Run", "Began", "Commit", "Branch", "Gate", "Proven", "Protected", "Unverified", "At risk", "Lost"];
        Write(terminal, heads, text: 5, runs.Select(run => new[]
        {
            HistoryWords.Id(run), HistoryWords.Time(run.At), Short(run.Commit), run.Branch ?? "", run.Verdict,
            Money(run.Proven), Money(run.Protected), Money(run.Unverified), Money(run.AtRisk), Money(run.Lost),
        }));
        terminal.Out.WriteLine(runs.Length == all ? $"{Plural(all, "run")}; dollars a month." :
            $"The newest {runs.Length} of {all} runs; dollars a month.");
    }

    public static void Run(
        StoredRun run, ImmutableArray<StoredTest> tests, ImmutableArray<StoredPoint> points, Terminal terminal)
    {
        Lines(run).ForEach(terminal.Out.WriteLine);
        var byTest = points.ToLookup(point => point.TestKey);
        Write(terminal, ["#", "Test", "Module", "State", "Points passed", "$/month"], text: 4,
            tests.Select(test => Row(test, [.. byTest[test.Key]])));
    }

    public static void Comparison(RunComparison compared, Terminal terminal)
    {
        terminal.Out.WriteLine($"Before: {HistoryWords.Of(compared.Before)}.");
        terminal.Out.WriteLine($"After:  {HistoryWords.Of(compared.After)}.");
        Write(terminal, ["State", "Before", "After", "Change"], text: 1, ByState(compared));
        if (compared.Tests.IsEmpty)
        {
            terminal.Out.WriteLine("No test differs.");
            return;
        }

        Write(terminal, ["Change", "#", "Test", "State before", "State after", "$ before", "$ after"], text: 5,
            compared.Tests.Select(Row));
    }

    public static void Measures(Measures measures, Terminal terminal)
    {
        Write(terminal, ["#", "Test", "Point", "Runs", "Flips", "Flip rate (95 %)", "$ min at risk", "$ min unproven"],
            text: 3, measures.Tests.Concat(measures.Points).OrderBy(each => each.Key, StringComparer.Ordinal)
                .Select(Row));
        terminal.Out.WriteLine(
            $"{Plural(measures.Runs, "run")}. A flip rate needs {FlipRate.FewestRuns} runs that are green or red.");
        terminal.Out.WriteLine($"Revenue-minutes at risk: {Sum(measures.AtRisk)}.");
        terminal.Out.WriteLine($"Revenue-minutes unproven: {Sum(measures.Unproven)}.");
    }

    private static List<string> Lines(StoredRun run) =>
    [
        $"Run {run.Id}",
        $"Of {HistoryWords.Time(run.At)} ({Source(run)}), {run.Assembly}"
            + $"{Fact(", commit ", run.Commit)}{Fact(", branch ", run.Branch)}: {run.Verdict}.",
        $"{Money(run.Declared)} a month declared: {Money(run.Proven)} proven, {Money(run.Protected)} protected, "
            + $"{Money(run.Unverified)} unverified, {Money(run.AtRisk)} at risk, {Money(run.Lost)} lost.",
    ];

    private static string[] Row(StoredTest test, ImmutableArray<StoredPoint> points) =>
    [
        Number(test.Number), test.Title, test.Module, test.State,
        $"{points.Count(point => point.Outcome == "passed")} of {points.Length}", Money(test.Usd),
    ];

    private static string[] Row(TestDifference test) =>
    [
        test.Kind, Number(test.Number), test.Title, test.StateBefore ?? "–", test.StateAfter ?? "–",
        Money(test.UsdBefore), Money(test.UsdAfter),
    ];

    private static string[] Row(Measured each) =>
    [
        Number(each.Number), each.Title, each.Point ?? "", Number(each.Flips.Runs), Number(each.Flips.Flips),
        Rate(each.Flips), Open(each.AtRisk), Open(each.Unproven),
    ];

    private static IEnumerable<string[]> ByState(RunComparison compared)
    {
        var (before, after) = (compared.Before, compared.After);
        return
        [
            Row("Proven", before.Proven, after.Proven), Row("Protected", before.Protected, after.Protected),
            Row("Unverified", before.Unverified, after.Unverified), Row("At risk", before.AtRisk, after.AtRisk),
            Row("Lost", before.Lost, after.Lost),
        ];
    }

    private static string[] Row(string state, decimal before, decimal after) =>
        [state, Money(before), Money(after), $"{(after < before ? "-" : "+")}{Money(Math.Abs(after - before))}"];

    private static string Rate(FlipRate flips) => flips.IsEnough
        ? string.Create(CultureInfo.InvariantCulture,
            $"{flips.Rate * 100:0.#} % ({flips.Low * 100:0.#}–{flips.High * 100:0.#} %, n = {flips.Pairs})")
        : "not enough runs";

    private static string Open(RevenueMinutes minutes) =>
        string.Create(CultureInfo.InvariantCulture, $"{minutes.UsdMinutes:#,0}{(minutes.IsOpen ? " so far" : "")}");

    private static string Sum(RevenueMinutes minutes) => string.Create(CultureInfo.InvariantCulture,
        $"{minutes.UsdMinutes:#,0} ($ a month × minutes; ${minutes.Usd:#,0.00} of revenue in that time)")
        + (minutes.IsOpen ? ", still open" : "");

    private static string Source(StoredRun run) => run.AtFrom switch
    {
        "ledger" => "by the ledger",
        "flag" => "as stated with --at",
        _ => "when it was added",
    };

    private static string Fact(string word, string? value) => value is null ? "" : $"{word}{value}";

    private static string Short(string? commit) => commit is { Length: > 8 } ? commit[..8] : commit ?? "";

    private static string Plural(int count, string word) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {word}{(count == 1 ? "" : "s")}");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Money(decimal usd) => VerdictSentence.Money(usd);

    /// <summary>The first <paramref name="text"/> columns are text; numbers stand to the right.</summary>
    private static void Write(Terminal terminal, string[] heads, int text, IEnumerable<string[]> rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        heads.Select((head, index) => index < text ? new TableColumn(head) : new TableColumn(head).RightAligned())
            .ToList().ForEach(column => table.AddColumn(column));
        rows.ToList().ForEach(row => table.AddRow([.. row.Select(cell => new Text(Inputs.PlainText.Line(cell)))]));
        PlainConsole.On(terminal.Out).Write(table);
    }
}
