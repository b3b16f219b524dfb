using System.Globalization;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Cli.Formats;

/// <summary>A ledger as tables of comma-separated values (RFC 4180), the highest revenue first.</summary>
internal static class CsvReport
{
    private static readonly string[] OfTests =
    [
        "assembly", "number", "title", "module", "monthly_revenue_usd", "state", "reason", "category", "stage",
        "segment", "owner", "points", "points_passed", "faults", "faults_caught", "justification",
    ];

    private static readonly string[] OfPoints =
    [
        "assembly", "number", "monthly_revenue_usd", "class", "method", "point", "covers", "state", "outcome",
        "duration_ms", "faults", "faults_caught", "assertions", "assertions_seen_to_fail", "file", "line", "message",
    ];

    /// <summary>A row for each critical test.</summary>
    public static string Tests(ComplianceLedger ledger) =>
        Csv.Text(OfTests, ByRevenue.Of(ledger.Tests).Select(Test));

    /// <summary>A row for each coverage point.</summary>
    public static string Points(ComplianceLedger ledger) =>
        Csv.Text(OfPoints, ByRevenue.Of(ledger.Tests)
            .SelectMany(test => test.Points.Select(point => Point(test, point))));

    private static IEnumerable<object?> Test(LedgerTest test) =>
    [
        test.Assembly, test.Number, test.Title, test.Module, test.MonthlyRevenueUsd, test.State.ToString(), test.Reason,
        test.Category, test.Stage, test.Segment, test.Owner, test.Points.Length,
        test.Points.Count(point => point.Outcome == "passed"), test.Points.Sum(point => point.Proofs.Length),
        test.Points.Sum(Caught), test.Justification,
    ];

    private static IEnumerable<object?> Point(LedgerTest test, LedgerPoint point)
    {
        var each = ReportCase.Of(test, point);
        var place = each.FailedAt ?? each.Source;
        return
        [
            test.Assembly, test.Number, test.MonthlyRevenueUsd, test.Class, point.Method, point.Name, point.Covers,
            point.State.ToString(), point.Outcome, point.DurationMs, point.Proofs.Length, Caught(point),
            point.Assertions?.Total, point.Assertions?.SeenToFail, place?.File, place?.Line, point.Message,
        ];
    }

    private static int Caught(LedgerPoint point) =>
        point.Proofs.Count(proof => proof.Verdict == ProofVerdict.Caught);
}

/// <summary>Comma-separated values that a spreadsheet takes for text where they are text.</summary>
internal static class Csv
{
    /// <summary>What begins a formula, and the wide forms of the same signs.</summary>
    private const string Formula = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    public static string Text(IEnumerable<string> head, IEnumerable<IEnumerable<object?>> rows) =>
        string.Concat(rows.Prepend(head).Select(row => $"{string.Join(',', row.Select(Cell))}\r\n"));

    /// <summary>Text is always quoted: where the reader's separator is another sign, it stays one cell.</summary>
    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => $"\"{Defused(text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Defused(string text)
    {
        var plain = PlainText.Lines(Shortened.Of(text, Shortened.Page));
        var first = plain.AsSpan().TrimStart();
        return first.Length > 0 && (Formula.Contains(first[0]) || plain[0] is '\t' or '\n') ? $"'{plain}" : plain;
    }
}
