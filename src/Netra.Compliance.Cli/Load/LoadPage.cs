using System.Collections.Immutable;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Load;

/// <summary>A load report as one HTML file: no network, no script, every text of others encoded.</summary>
internal static class LoadPage
{
    /// <summary>The page: the same report gives the same bytes.</summary>
    public static Html Render(LoadReport report) =>
        HtmlPage.Render(LoadSentences.Headline(report), Stylesheet.Text + Stylesheet.Load, Content(report));

    private static Html Content(LoadReport report) => Html.Of($"""
        {Verdict(report)}
        {Problems(report)}
        <section>
        <h2>Load</h2>
        {LoadSentences.Of(report).Select(sentence => Html.Of($"<p><bdi>{sentence}</bdi></p>"))}
        {LoadPlots.Render(report)}
        </section>
        {LoadTables.Of(report).Select(Table)}
        {SoakPlots.Render(report.Now.Soak)}
        {Closing(report)}
        """);

    private static Html Verdict(LoadReport report) => Html.Of($"""
        <header>
        <p class="eyebrow">{When(report.Now)} · <bdi>{Figures.Backends(report.Now)}</bdi></p>
        <h1>{LoadSentences.Headline(report)}</h1>
        <p class="verdict">{Badge(report.Held)} <span>{LoadSentences.NoRevenue}</span></p>
        </header>
        """);

    private static string When(LoadResult result) => $"Load report · {Figures.Time(result.Started)}";

    private static Html Badge(bool held) => held
        ? Html.Of($"""<span class="badge pass">✓ held</span>""")
        : Html.Of($"""<span class="badge fail">✗ did not hold</span>""");

    private static Html Problems(LoadReport report) => report.Held ? Html.Empty : Html.Of($"""
        <section class="attention">
        <h2>Why it did not hold</h2>
        <ul>{report.Problems.Select(problem => Html.Of($"<li><bdi>{problem}</bdi></li>"))}</ul>
        </section>
        """);

    private static Html Table(LoadTable table) => Html.Of($"""
        <section>
        <h2>{table.Title}</h2>
        <div class="wide" role="region" aria-label="{table.Title}" tabindex="0"><table>
        <thead><tr>{table.Head.Select(Head)}</tr></thead>
        <tbody>{table.Rows.Select(row => Html.Of($"<tr>{row.Select(Cell)}</tr>"))}</tbody>
        </table></div>
        </section>
        """);

    private static Html Head(string name, int column) => Html.Of($"""<th scope="col"{Align(column)}>{name}</th>""");

    private static Html Cell(string text, int column) => Html.Of($"<td{Align(column)}><bdi>{text}</bdi></td>");

    private static Html Align(int column) => column == 0 ? Html.Empty : Html.Of($" class=\"n\"");

    private static Html Closing(LoadReport report) => Html.Of($"""
        <footer>
        {LoadSentences.Context(report.Now).Concat(report.Notes).Select(line => Html.Of($"<p><bdi>{line}</bdi></p>"))}
        <p>The same figures for programs: {LoadHistory.Last} ({report.Now.Schema}).</p>
        </footer>
        """);
}

/// <summary>A table of a load report, for every format; its first column has names, the others have figures.</summary>
internal sealed record LoadTable(
    string Title, ImmutableArray<string> Head, ImmutableArray<ImmutableArray<string>> Rows);

/// <summary>The tables of a load report.</summary>
internal static class LoadTables
{
    private const int MostRows = 200;

    private static readonly ImmutableArray<string> Counted =
        ["Answered a second", "Sent", "Shed", "Failed", "p50 ms", "p99 ms", "p99.9 ms", "Slowest ms"];

    public static IEnumerable<LoadTable> Of(LoadReport report) =>
    [
        .. report.Before is { } before ? [Comparison(before, report.Now)] : Array.Empty<LoadTable>(),
        Phases(report.Now.Phases),
        .. report.Now.Phases.Where(phase => phase.Name != LoadPhase.SearchName && phase.Kinds.Length > 0)
            .Select(phase => Kinds(phase, report.Now.Mix)),
    ];

    private static LoadTable Comparison(LoadResult before, LoadResult now) => new(
        $"Compared with the run of {Figures.Time(before.Started)}",
        ["Figure", "Before", "Now", "Change"],
        [.. LoadComparison.Of(before, now).Select(Row)]);

    private static ImmutableArray<string> Row(ComparedFigure figure) =>
        [figure.What, figure.BeforeText, figure.NowText, figure.Change];

    private static LoadTable Phases(ImmutableArray<LoadPhase> phases) => Shortened(new(
        "Phases",
        ["Phase", "Offered a second", .. Counted],
        [.. phases.Take(MostRows).Select(Row)]), phases.Length);

    private static ImmutableArray<string> Row(LoadPhase phase) =>
        [phase.Name, Figures.Number(phase.Offered), .. Cells(phase)];

    private static LoadTable Kinds(LoadPhase phase, ImmutableArray<LoadShare> mix) => Shortened(new(
        $"Kinds of requests, {phase.Name} at {Figures.Number(phase.Offered)} a second",
        ["Kind", "Share", .. Counted],
        [.. phase.Kinds.Take(MostRows).Select(kind => Row(kind, mix))]), phase.Kinds.Length);

    private static ImmutableArray<string> Row(LoadKind kind, ImmutableArray<LoadShare> mix)
    {
        var share = mix.FirstOrDefault(part => part.Kind == kind.Kind);
        return [kind.Kind, share is null ? Figures.None : Figures.Share(share.Share), .. Cells(kind)];
    }

    private static ImmutableArray<string> Cells(LoadFigures figures) =>
    [
        Figures.Number(figures.Throughput),
        .. new[] { figures.Sent, figures.Shed, figures.Failed }.Select(Figures.Count),
        .. new[] { figures.P50, figures.P99, figures.P999, figures.Max }
            .Select(latency => latency is { } value ? Figures.Number(value) : Figures.None),
    ];

    /// <summary>A program that tries very many rates makes a long file, not an endless page.</summary>
    private static LoadTable Shortened(LoadTable table, int rows) => rows <= MostRows ? table : table with
    {
        Title = $"{table.Title} (the first {MostRows} of {Figures.Count(rows)}; all are in {LoadHistory.Last})",
    };
}
