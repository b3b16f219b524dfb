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
