using System.Globalization;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>What has changed since the baseline; nothing without one.</summary>
internal static class ChangesSection
{
    private const int Shown = 7;

    public static Html Render(LedgerChanges? changes) => changes is null ? Html.Empty : Html.Of($"""
        <section>
        <h2>Since the baseline</h2>
        <p>{ChangeWords.Sentence(changes)}</p>
        {Table(ByMoney(changes))}
        </section>
        """);

    /// <summary>A reader takes in a few: those with the most money, a test before its points.</summary>
    private static IReadOnlyList<ChangeRow> ByMoney(LedgerChanges changes) =>
        [.. Rows(changes).OrderByDescending(row => row.Usd)];

    /// <summary>One row a change: tests first, then points, lost ones first in each.</summary>
    internal static IReadOnlyList<ChangeRow> Rows(LedgerChanges changes) =>
    [
        .. changes.Tests.OrderBy(test => test.Kind).Select(test => new ChangeRow(
            ChangeWords.Of(test.Kind), ChangeWords.Name(test), ChangeWords.Of(test.Was), ChangeWords.Of(test.Now),
            ChangeWords.Money(test), test.Usd)),
        .. changes.Points.OrderBy(point => point.Kind).Select(point => new ChangeRow(
            ChangeWords.Of(point.Kind), ChangeWords.Name(point), ChangeWords.Of(point.Was), ChangeWords.Of(point.Now),
            $"a point of {VerdictSentence.Money(point.Usd)}", point.Usd)),
    ];

    private static Html Table(IReadOnlyList<ChangeRow> rows) => rows.Count == 0 ? Html.Empty : Html.Of($"""
        <table>
        <thead><tr><th scope="col">Change</th><th scope="col">What</th><th scope="col">Was</th>
        <th scope="col">Is</th><th scope="col" class="n">A month</th></tr></thead>
        <tbody>{rows.Take(Shown).Select(Row)}</tbody>
        </table>
        {Rest(rows.Count - Shown)}
        """);

    private static Html Rest(int count) => count <= 0 ? Html.Empty
        : Html.Of($"<p>{count} more changes, of no more money each, are in ledger.json.</p>");

    private static Html Row(ChangeRow row) => Html.Of($"""
        <tr><td class="w">{row.Change}</td><td><bdi>{row.What}</bdi></td><td class="w">{row.Was}</td>
        <td class="w">{row.Is}</td><td class="n">{row.Money}</td></tr>
        """);
}

/// <summary>One change as a row of text.</summary>
internal sealed record ChangeRow(string Change, string What, string Was, string Is, string Money, decimal Usd);

/// <summary>What has changed since the baseline, in Markdown; nothing without one.</summary>
internal static class MarkdownChanges
{
    private const int Shown = 50;

    public static IEnumerable<string> Render(LedgerChanges? changes) =>
        changes is null
            ? []
            : ["", "## Since the baseline", "", MarkdownText.Of(ChangeWords.Sentence(changes)),
                .. Table(ChangesSection.Rows(changes))];

    private static IEnumerable<string> Table(IReadOnlyList<ChangeRow> rows) => rows.Count == 0 ? [] :
    [
        "", "| Change | What | Was | Is | A month |", "|---|---|---|---|---:|", .. rows.Take(Shown).Select(Row),
        .. rows.Count > Shown ? ["", .. MarkdownReport.Rest(rows.Count - Shown)] : Array.Empty<string>(),
    ];

    private static string Row(ChangeRow row) =>
        $"| {row.Change} | {MarkdownText.Of(row.What)} | {MarkdownText.Of(row.Was)} | {MarkdownText.Of(row.Is)} "
        + $"| {MarkdownText.Of(row.Money)} |";
}

/// <summary>What has changed since a baseline, in words.</summary>
internal static class ChangeWords
{
    /// <summary>One sentence on all of it.</summary>
    public static string Sentence(LedgerChanges changes) =>
        changes.HasAny
            ? $"Since the baseline: tests: {Tests(changes)}; points: {Points(changes)}; "
            + $"findings: {Findings(changes.Findings)}."
        : $"Since the baseline nothing changed: {Tests(changes)}; findings: {Findings(changes.Findings)}.";

    /// <summary>A kind of change as a word.</summary>
    public static string Of(ChangeKind kind) => kind.ToString();

    /// <summary>A state as a word; nothing for what was not there.</summary>
    public static string Of(RevenueState? state) => state is { } known ? StateWords.Word(known) : "–";

    /// <summary>A test, and what it was called.</summary>
    public static string Name(TestChange test)
    {
        var was = test.IsRenamed ? Invariant($" (was {test.WasNumber} {test.WasTitle})") : "";
        return $"{test.Number} {test.Title}{was}";
    }

    /// <summary>A point with its test, and what it was called.</summary>
    public static string Name(PointChange point)
    {
        var was = point.WasName is null || point.WasName == point.Name ? "" : $" (was {point.WasName})";
        return $"{point.Number}, {point.Name}{was}";
    }

    /// <summary>What a test is worth, and what it was worth.</summary>
    public static string Money(TestChange test) =>
        test.WasUsd is { } was && was != test.Usd
            ? $"{VerdictSentence.Money(test.Usd)} (was {VerdictSentence.Money(was)})" : VerdictSentence.Money(test.Usd);

    private static string Tests(LedgerChanges changes) => Joined(changes.Totals.Where(total => total.Tests > 0)
        .Select(total => Invariant($"{total.Tests} {Lower(total.Kind)} ({VerdictSentence.Money(total.Usd)} a month)")));

    private static string Points(LedgerChanges changes) =>
        Joined(
            changes.Totals.Where(total => total.Points > 0)
                .Select(total => Invariant($"{total.Points} {Lower(total.Kind)}")));

    private static string Findings(FindingChanges findings) =>
        Invariant($"{findings.New.Length} new, {findings.Fixed} fixed, {findings.Standing} standing");

    private static string Joined(IEnumerable<string> parts) => string.Join(", ", parts.DefaultIfEmpty("none"));

    private static string Lower(ChangeKind kind) => kind.ToString().ToLowerInvariant();

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
