using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.History;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Serving;

/// <summary>The newest run, how it came to be so, and what the portfolio consists of.</summary>
internal static class OverviewPage
{
    private const int MostRuns = 20;
    private const int MostBranches = 20;
    private const int MostMeasured = 10;

    public static Html Render(DashboardData data) => DashboardPage.Render("Overview", Html.Of($"""
        <header>
        <p class="eyebrow">Dashboard · {Where(data)}</p>
        <h1>{Verdict(data)}</h1>
        {(data.Newest is { } newest ? RunFacts.Render(newest) : Html.Empty)}
        {Branches(data)}
        </header>
        {(data.Newest is { } run ? RevenueBar.Render(HistoryTrend.Revenue(run)) : Html.Empty)}
        {data.Trend.Render()}
        {PortfolioSection.Render(data.Tests)}
        {Measured(data.Measures)}
        {Runs(data)}
        """));

    private static Html Where(DashboardData data) =>
        data.Branch is { } branch ? Html.Of($"branch <bdi>{branch}</bdi>") : Html.Of($"all branches");

    private static string Verdict(DashboardData data) => data.Newest is { } newest
        ? VerdictSentence.OfRevenue(HistoryTrend.Revenue(newest))
        : data.Branch is null ? "No run is in the history yet." : $"No run of branch {data.Branch} is in the history.";

    private static Html Branches(DashboardData data) => data.Branches.IsEmpty ? Html.Empty : Html.Of($"""
        <ul class="branches" aria-label="Branches">
        {Branch("/", "All branches", data.Branch is null)}
        {data.Branches.Take(MostBranches).Select(name => Branch(data, name))}
        </ul>
        {More(data)}
        """);

    private static Html More(DashboardData data) => data.Branches.Length <= MostBranches ? Html.Empty : Html.Of($"""
        <details><summary>{data.Branches.Length - MostBranches} more branches</summary>
        <ul class="branches" aria-label="More branches">
        {data.Branches.Skip(MostBranches).Select(name => Branch(data, name))}
        </ul></details>
        """);

    private static Html Branch(DashboardData data, string name) =>
        Branch(BranchUrl(name), string.IsNullOrWhiteSpace(name) ? "(blank)" : name, name == data.Branch);

    private static string BranchUrl(string name) => $"/?branch={Uri.EscapeDataString(name)}";

    private static Html Branch(string url, string name, bool isShown)
    {
        var current = isShown ? Html.Of($" aria-current=\"page\"") : Html.Empty;
        return Html.Of($"""<li><a href="{url}"{current}><bdi>{name}</bdi></a></li>""");
    }

    private static Html Measured(Measures measures)
    {
        var worst = measures.Tests.Where(test => test.AtRisk.UsdMinutes > 0 || test.Flips.Flips > 0)
            .OrderByDescending(test => test.AtRisk.UsdMinutes).ThenByDescending(test => test.Flips.Flips)
            .Take(MostMeasured).ToList();
        return worst.Count == 0 ? Html.Empty : Html.Of($"""
            <section id="unstable">
            <h2>Tests that were red</h2>
            <p>Of the last {measures.Runs} runs, the most revenue-minutes at risk first.</p>
            <div class="wide" tabindex="0" role="region" aria-label="Tests that were red"><table>
            <thead><tr><th>Test</th><th class="n">Minutes at risk</th><th class="n">Revenue in that time</th>
            <th class="n">Flip rate</th></tr></thead>
            <tbody>
            {worst.Select(Measured)}
            </tbody></table></div>
            </section>
            """);
    }

    private static Html Measured(Measured test)
    {
        var open = test.AtRisk.IsOpen ? " so far" : "";
        var minutes = test.AtRisk.Minutes.ToString("#,0", CultureInfo.InvariantCulture) + open;
        var name = Html.Of($"<th scope=\"row\">{test.Number} <bdi>{test.Title}</bdi></th>");
        return Html.Of($"<tr>{name}{Cell(minutes)}{Cell(Cents(test.AtRisk.Usd))}{Rate(test.Flips)}</tr>");
    }

    private static Html Rate(FlipRate flips) => Cell(flips.IsEnough
        ? string.Create(CultureInfo.InvariantCulture,
            $"{flips.Rate:0.#%} ({flips.Low:0.#%}–{flips.High:0.#%}, {flips.Pairs} pairs)")
        : $"not enough runs ({flips.Runs} of {FlipRate.FewestRuns})");

    private static string Cents(decimal usd) => usd.ToString("$#,0.00", CultureInfo.InvariantCulture);

    private static Html Cell(string text) => Html.Of($"""<td class="n">{text}</td>""");

    private static Html Runs(DashboardData data) => data.Runs.IsEmpty ? Html.Empty : Html.Of($"""
        <section id="runs">
        <h2>Runs</h2>
        {new StateTable("Run").Render(data.Runs.Reverse().Take(MostRuns).Select(Row))}
        <p>{data.Count} runs in the history.</p>
        </section>
        """);

    private static (Html Name, RevenueTotals Revenue) Row(StoredRun run)
    {
        var link = Html.Of($"""<a href="/runs/{run.Id}">{RunFacts.Time(run.At)}</a>""");
        return (Html.Of($"{link} {run.Verdict} <bdi>{run.Branch}</bdi>"), HistoryTrend.Revenue(run));
    }
}

/// <summary>Which run it is: the line below its verdict.</summary>
internal static class RunFacts
{
    public static Html Render(StoredRun run) => Html.Of($"""
        <p class="verdict"><span class="badge {run.Verdict}">{(run.Verdict == "pass" ? "✓ pass" : "✗ fail")}</span>
        <span>The gate {(run.Verdict == "pass" ? "passed" : "failed")} in this run.</span></p>
        <dl class="context">
        {Fact("Run", Time(run.At))}{Fact("Commit", Short(run.Commit))}{Fact("Branch", run.Branch)}
        {Fact("Of", run.Assembly)}
        </dl>
        """);

    /// <summary>When a run began, in UTC.</summary>
    public static string Time(DateTime at) => at.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static Html Fact(string name, string? text) => string.IsNullOrEmpty(text) ? Html.Empty
        : Html.Of($"<div><dt>{name}</dt><dd><bdi>{text}</bdi></dd></div>");

    private static string? Short(string? commit) => commit is { Length: > 12 } ? commit[..12] : commit;
}

/// <summary>What the portfolio consists of, in four ways.</summary>
internal static class PortfolioSection
{
    private const int MostRows = 30;

    public static Html Render(ImmutableArray<StoredTest> tests) => tests.IsEmpty ? Html.Empty : Html.Of($"""
        <section id="portfolio">
        <h2>Portfolio</h2>
        {By("Category", tests, test => test.Category)}
        {By("Stage", tests, test => test.Stage)}
        {By("Module", tests, test => test.Module)}
        {By("Owner", tests, test => test.Owner)}
        </section>
        """);

    private static Html By(string what, ImmutableArray<StoredTest> tests, Func<StoredTest, string?> group)
    {
        var rows = tests.GroupBy(test => Stated(group(test)))
            .Select(tests => (Name: tests.Key, Revenue: Of([.. tests])))
            .OrderByDescending(row => row.Revenue.Declared).ThenBy(row => row.Name, StringComparer.Ordinal).ToList();
        var shown = rows.Take(MostRows).Select(row => (Html.Of($"<bdi>{row.Name}</bdi>"), row.Revenue));
        return Html.Of($"<h3>By {what.ToLowerInvariant()}</h3>{new StateTable(what).Render(shown)}{More(rows.Count)}");
    }

    private static Html More(int count) =>
        count <= MostRows ? Html.Empty : Html.Of($"<p>And {count - MostRows} more, of less revenue.</p>");

    private static string Stated(string? name) => name is null or "Unspecified" or "" ? "not stated" : name;

    private static RevenueTotals Of(ImmutableArray<StoredTest> tests)
    {
        decimal In(RevenueState state) => tests.Where(test => test.State == state.ToString()).Sum(test => test.Usd);
        return new()
        {
            Declared = tests.Sum(test => test.Usd), Proven = In(RevenueState.Proven),
            Protected = In(RevenueState.Protected), Unverified = In(RevenueState.Unverified),
            AtRisk = In(RevenueState.AtRisk), Lost = In(RevenueState.Lost),
        };
    }
}
