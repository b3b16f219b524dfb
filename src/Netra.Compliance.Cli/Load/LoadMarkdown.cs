using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Load;

/// <summary>A load report as Markdown, for a pull request or a job summary.</summary>
internal static class LoadMarkdown
{
    /// <summary>The file's text: the same report gives the same bytes.</summary>
    public static string Render(LoadReport report) => string.Join("\n", Parts(report).SelectMany(part => part)) + "\n";

    private static IEnumerable<IEnumerable<string>> Parts(LoadReport report) =>
    [
        Verdict(report),
        report.Held ? [] : ["", "## Why it did not hold", "", .. Items(report.Problems)],
        ["", "## Load", "", .. Items(LoadSentences.Of(report))],
        .. LoadTables.Of(report).Select(Table),
        Soak(report.Now.Soak),
        ["", .. Items(LoadSentences.Context(report.Now)), .. Items(report.Notes)],
    ];

    private static IEnumerable<string> Verdict(LoadReport report) =>
    [
        $"# {MarkdownText.Of(LoadSentences.Headline(report))}", "",
        $"**{(report.Held ? "held" : "did not hold")}**. {LoadSentences.NoRevenue}",
    ];

    private static IEnumerable<string> Items(IEnumerable<string> sentences) =>
        sentences.Select(sentence => $"- {MarkdownText.Of(sentence)}");

    private static IEnumerable<string> Table(LoadTable table) =>
    [
        "", $"## {MarkdownText.Of(table.Title)}", "", Row(table.Head),
        $"|---|{string.Concat(table.Head.Skip(1).Select(_ => "---:|"))}", .. table.Rows.Select(row => Row(row)),
    ];

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(MarkdownText.Of))} |";

    private static IEnumerable<string> Soak(LoadSoak? soak) => soak is null ? [] :
    [
        "", $"## Soak of {Figures.Number(soak.Seconds)} s", "",
        .. Items(soak.Measures.Select(Measure)),
    ];

    private static string Measure(SoakMeasure measure) =>
        $"{measure.What}, {(measure.IsFlat ? "flat" : "not flat")}: {LoadSentences.Of(measure)}.";
}
