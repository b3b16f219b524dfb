using System.Globalization;
using System.Text;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Formats;

/// <summary>A ledger as Markdown that fits where a build service shows it: verdict, bar, gate, changes, what needs a
/// person, and the critical tests by revenue as far as there is room.</summary>
internal static class SummaryMarkdown
{
    /// <summary>What GitHub takes as the summary of a step, in bytes; what is larger is not shown at all.</summary>
    public const int StepBytes = 1024 * 1024;

    /// <summary>What GitHub takes as a comment, in characters; what is longer is refused.</summary>
    public const int CommentCharacters = 65_536;

    private const int MostChanges = 7;
    private const int MostAttention = 10;

    /// <summary>The most of one name: so the tests that are worth most have room.</summary>
    private const int MostOfName = 120;

    /// <summary>The most of what was said of a failure.</summary>
    private const int MostSaid = 300;

    /// <summary>The file of the summary of a step.</summary>
    public const string StepFile = "summary.md";

    /// <summary>For the summary of a step.</summary>
    public static string ForStep(ComplianceLedger ledger) => Within(ledger, StepBytes);

    /// <summary>For what is left of the summary of a step.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="bytes">The room; where there is none for the verdict, the text is empty.</param>
    public static string Within(ComplianceLedger ledger, int bytes) =>
        Render(ledger, new(bytes, Encoding.UTF8.GetByteCount));

    /// <summary>For a comment on a pull request.</summary>
    public static string ForComment(ComplianceLedger ledger) => ForComment(ledger, taken: 0);

    /// <summary>For a comment of which something else takes some characters.</summary>
    public static string ForComment(ComplianceLedger ledger, int taken) =>
        Render(ledger, new(CommentCharacters - taken, text => text.Length));

    private static string Render(ComplianceLedger ledger, FittedLines lines)
    {
        lines.Add(Verdict(ledger));
        lines.Add(["", "| State | A month | Share |", "|---|---:|---|"], Bar(ledger), "state");
        lines.Add(
            ["", "| Gate | Asked | Actual | Met |", "|---|---:|---:|---|"], ledger.Gate.Rules.Select(Rule), "rule");
        AddChanges(ledger.Changes, lines);
        AddAttention(ledger, lines);
        lines.Add(["", TestHead, TestSides], ByRevenue.Of(ledger.Tests).ToList(), Test, "test");
        return lines.ToString();
    }

    private static IEnumerable<string> Verdict(ComplianceLedger ledger) =>
    [
        $"## {MarkdownText.Of(VerdictSentence.OfResult(ledger))}", "",
        $"**{ledger.Gate.Verdict}** · {MarkdownText.Of(VerdictSentence.OfGate(ledger))} ({Name(ledger.Assembly)})",
    ];

    /// <summary>Of a run of the journeys alone nothing is said in dollars.</summary>
    private static IEnumerable<string> Bar(ComplianceLedger ledger) => !ledger.Asked.CriticalTests ? [] :
        StateWords.All.Where(state => ledger.Revenue.In(state) > 0).Select(state => State(state, ledger.Revenue));

    private static string State(RevenueState state, RevenueTotals revenue)
    {
        const int Width = 25;
        var share = revenue.In(state) / revenue.Declared;
        var filled = (int)Math.Clamp(Math.Round(share * Width), 1, Width);
        var bar = new string('█', filled) + new string('░', Width - filled);
        return $"| {StateWords.Shape(state)} {StateWords.Word(state)} | {VerdictSentence.Money(revenue.In(state))} "
            + $"| {bar} {share.ToString("0.0%", CultureInfo.InvariantCulture)} |";
    }

    private static string Rule(GateRule rule)
    {
        var (asked, actual) = (Amount(rule.Threshold, rule), Amount(rule.Actual, rule));
        return $"| {RuleWords.Of(rule.Name)} | {rule.Bound} {asked} | {actual} "
            + $"| {(rule.Passed ? "✓ yes" : "**✗ no**")} |";
    }

    private static string Amount(decimal value, GateRule rule) =>
        MarkdownText.Of(VerdictSentence.Amount(value, rule.Unit));

    private static void AddChanges(LedgerChanges? changes, FittedLines lines)
    {
        if (changes is not null)
        {
            lines.Add(["", MarkdownText.Of(ChangeWords.Sentence(changes)), ""], Changes(changes), "change");
        }
    }

    private static IEnumerable<string> Changes(LedgerChanges changes)
    {
        var tests = changes.Tests.OrderByDescending(test => test.Usd).ThenBy(test => test.Kind)
            .Select(test => $"- **{test.Kind}** {Name(ChangeWords.Name(test))}: {ChangeWords.Of(test.Was)} → "
                + $"{ChangeWords.Of(test.Now)}, {MarkdownText.Of(ChangeWords.Money(test))} a month").ToList();
        return [.. tests.Take(MostChanges), .. More(tests.Count - MostChanges, "change")];
    }

    private static void AddAttention(ComplianceLedger ledger, FittedLines lines)
    {
        var items = AttentionList.Of(ledger);
        var first = items.OrderByDescending(item => item.Test?.MonthlyRevenueUsd ?? decimal.MaxValue)
            .Take(MostAttention).Select(item => $"- {MarkdownText.Of(Shortened.Of(item.Line, MostSaid))}");
        lines.Add(
            items.Count == 0 ? [] : ["", "### Look here first", ""],
            [.. first, .. More(items.Count - MostAttention, "thing")], "thing");
    }

    private static IEnumerable<string> More(int count, string what) =>
        count <= 0 ? [] : [FittedLines.More(count, what)];

    private const string TestHead = "| # | Test | Module | A month | State | Points passed | Faults caught |";
    private const string TestSides = "|---:|---|---|---:|---|---:|---:|";

    private static string Test(LedgerTest test)
    {
        var usd = test.MonthlyRevenueUsd is { } value ? VerdictSentence.Money(value) : "not stated";
        var passed = test.Points.Count(point => point.Outcome == "passed");
        var counts = test.Points.IsEmpty ? "– | –" : string.Create(CultureInfo.InvariantCulture,
            $"{passed} of {test.Points.Length} | {Faults.Caught(test)}");
        return $"| {test.Number} | {Name(test.Title)} | {Name(test.Module)} | {MarkdownText.Of(usd)} "
            + $"| {StateWords.Of(test)} | {counts} |";
    }

    private static string Name(string name) => MarkdownText.Of(Shortened.Of(name, MostOfName));
}

/// <summary>Lines that stay within a limit: what does not fit is counted, not shown.</summary>
internal sealed class FittedLines(int limit, Func<string, int> size)
{
    private readonly StringBuilder _text = new();
    private int _size;

    /// <summary>Adds lines that belong together, where there is room for all of them.</summary>
    public void Add(IEnumerable<string> lines) => AppendWithin(limit, string.Concat(lines.Select(line => $"{line}\n")));

    /// <summary>Adds a head and as many of its rows as there is room for, and says how many are left out; nothing where
    /// there is no row.</summary>
    public void Add(IEnumerable<string> head, IEnumerable<string> rows, string what) =>
        Add(head, rows.ToList(), row => row, what);

    /// <summary>The same with rows that are made while there is room.</summary>
    public void Add<T>(IEnumerable<string> head, List<T> items, Func<T, string> row, string what)
    {
        if (items.Count > 0)
        {
            var room = limit - size($"\n{More(items.Count, what)}\n");
            var isRoom = AppendWithin(room, string.Concat(head.Select(line => $"{line}\n")));
            var shown = isRoom ? items.TakeWhile(item => AppendWithin(room, $"{row(item)}\n")).Count() : 0;
            AppendWithin(limit, items.Count == shown ? "" : $"\n{More(items.Count - shown, what)}\n");
        }
    }

    /// <summary>How many are left out.</summary>
    public static string More(int count, string what) =>
        string.Create(
            CultureInfo.InvariantCulture, $"{count:#,0} more {what}{(count == 1 ? " is" : "s are")} in ledger.json.");

    public override string ToString() => _text.ToString();

    private bool AppendWithin(int room, string text)
    {
        var after = _size + size(text);
        if (after > room)
        {
            return false;
        }

        _text.Append(text);
        _size = after;
        return true;
    }
}
