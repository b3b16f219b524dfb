using System.Globalization;
using Netra.Compliance.Cli.History;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Serving;

/// <summary>One run of the history: its verdict, what changed, and its tests with their points.</summary>
internal static class RunPage
{
    private const int MostTests = 500;
    private const int MostChanges = 20;

    public static Html Render(RunData data) => DashboardPage.Render("Run", Html.Of($"""
        <header>
        <p class="eyebrow">Run {data.Run.Id[..12]}</p>
        <h1>{VerdictSentence.OfRevenue(HistoryTrend.Revenue(data.Run))}</h1>
        {RunFacts.Render(data.Run)}
        </header>
        {RevenueBar.Render(HistoryTrend.Revenue(data.Run))}
        {Changes(data.Changes)}
        {Tests(data)}
        """));

    private static Html Changes(RunComparison? changes) => changes is null ? Html.Empty : Html.Of($"""
        <section id="changes">
        <h2>Changes since the run before</h2>
        <p>Compared with the <a href="/runs/{changes.Before.Id}">run of {RunFacts.Time(changes.Before.At)}</a>:
        {(changes.Tests.IsEmpty ? "no test has changed." : $"{changes.Tests.Length} changes, most money first.")}</p>
        <ul>
        {changes.Tests.Take(MostChanges).Select(Change)}
        </ul>
        {More(changes.Tests.Length - MostChanges, "changes")}
        </section>
        """);

    private static Html Change(TestDifference change)
    {
        var from = change.StateBefore is { } before ? $" from {Word(before)}" : "";
        var to = change.StateAfter is { } after ? $" to {Word(after)}" : "";
        var money = VerdictSentence.Money(change.Usd);
        return Html.Of($"<li>{change.Number} <bdi>{change.Title}</bdi>: {change.Kind}{from}{to}, {money} a month</li>");
    }

    private static Html Tests(RunData data)
    {
        var points = data.Points.ToLookup(point => point.TestKey);
        var tests = data.Tests.OrderByDescending(test => test.Usd).ThenBy(test => test.Place).ToList();
        return Html.Of($"""
            <section id="ledger">
            <h2>Tests</h2>
            {tests.Take(MostTests).Select(test => Test(test, [.. points[test.Key]]))}
            {More(tests.Count - MostTests, "tests, of less revenue")}
            </section>
            """);
    }

    private static Html Test(StoredTest test, StoredPoint[] points) => Html.Of($"""
        <details class="test"><summary>{Heading(test, points)}</summary>
        <div class="drawer"><ul class="points">
        {points.Select(Point)}
        </ul></div></details>
        """);

    private static Html Heading(StoredTest test, StoredPoint[] points)
    {
        var caught = $"{points.Length} points, {points.Sum(point => point.Caught)} of "
            + $"{points.Sum(point => point.Faults)} faults caught";
        var title = Html.Of($"<bdi>{test.Title}</bdi> <small><bdi>{test.Module}</bdi> · {caught}</small>");
        var money = Html.Of($"""<span class="money">{VerdictSentence.Money(test.Usd)}</span>""");
        return Html.Of(
            $"""<span class="n">{test.Number}</span><span class="title">{title}</span>{money}{Label(test.State)}""");
    }

    private static Html Point(StoredPoint point)
    {
        var faults = $"{point.Caught} of {point.Faults} faults caught";
        var time = point.DurationMs.ToString("#,0", CultureInfo.InvariantCulture);
        return Html.Of($"""
            <li class="{State(point.State)?.ToString()}"><div class="point"><b><bdi>{point.Name}</bdi></b>
            <small><bdi>{point.Outcome}</bdi> in {time} ms · {faults}</small></div></li>
            """);
    }

    private static Html Label(string state) =>
        State(state) is { } known ? StateWords.Label(known) : Html.Of($"<bdi>{state}</bdi>");

    private static string Word(string state) => State(state) is { } known ? StateWords.Word(known) : state;

    private static RevenueState? State(string name) =>
        Enum.TryParse<RevenueState>(name, out var state) && Enum.IsDefined(state) ? state : null;

    private static Html More(int count, string what) =>
        count <= 0 ? Html.Empty : Html.Of($"<p>And {count} more {what}.</p>");
}
