using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Running;

namespace Netra.Compliance.Cli.Live;

/// <summary>Runs while they go: what is under way, what is red, and how many dollars have passed so far.</summary>
internal static class LiveSection
{
    private const int MostTests = 100;

    private static readonly (LiveState State, string Tone, string Words)[] States =
    [
        (LiveState.Red, "AtRisk", "▲ Failed"), (LiveState.Running, "Protected", "◐ Running"),
        (LiveState.Waiting, "Unverified", "○ Waiting"), (LiveState.Green, "Proven", "● Passed so far"),
    ];

    public static Html Render(ImmutableArray<HeardRun> runs, DateTimeOffset now) => runs.IsEmpty
        ? Html.Of($"<p>No run has been heard of yet. Start one with <code>netra run --live</code>.</p>")
        : Html.Of($"{runs.Select(run => Run(run, now))}");

    private static Html Run(HeardRun heard, DateTimeOffset now) => Html.Of($"""
        <section class="live">
        <h2><bdi>{heard.Run.Name}</bdi></h2>
        <p class="verdict">{Badge(heard, now)} <span>{Said(heard, now)}</span></p>
        <p><small>Began {Time(heard.Run.StartedAt)}. {heard.Run.Progress}</small></p>
        {Bar(heard.Run)}
        {Tests(heard.Run.Tests)}
        </section>
        """);

    private static Html Badge(HeardRun heard, DateTimeOffset now)
    {
        var word = heard.Run.End?.Verdict ?? (heard.IsSilent(now) ? "silent" : "running");
        var kind = word is "pass" or "fail" ? word : "";
        return Html.Of($"""<span class="badge {kind}">{word}</span>""");
    }

    private static Html Said(HeardRun heard, DateTimeOffset now) =>
        heard.Run.End is { } end ? Html.Of($"<bdi>{end.Sentence}</bdi>")
        : heard.IsSilent(now) ? Html.Of($"Nothing has been heard since {Time(heard.At)}: it was probably killed.")
        : Html.Of($"<bdi>{heard.Run.Stage}</bdi>");

    private static Html Bar(LiveRun run) => run.Tests.IsEmpty ? Html.Empty : Html.Of($"""
        <div class="bar" aria-hidden="true">{States.Reverse().Select(state => Segment(state, run))}</div>
        <ul class="legend">{States.Reverse().Select(state => Entry(state, run))}</ul>
        """);

    private static Html Segment((LiveState State, string Tone, string Words) state, LiveRun run) =>
        run.In(state.State) == 0 ? Html.Empty : Html.Of(
            $"""<span class="{state.Tone}" style="flex-grow:{Plain(run.In(state.State))}"></span>""");

    private static string Plain(decimal usd) => usd.ToString(CultureInfo.InvariantCulture);

    private static Html Entry((LiveState State, string Tone, string Words) state, LiveRun run)
    {
        var count = run.Tests.Count(test => test.State == state.State);
        var amount =
            Html.Of($"<b>{VerdictSentence.Money(run.In(state.State))}</b><small>a month, {Tests(count)}</small>");
        return Html.Of($"""<li class="{(count == 0 ? "none" : "some")}">{Label(state)}{amount}</li>""");
    }

    private static string Tests(int count) => count == 1 ? "1 test" : $"{count} tests";

    private static Html Label((LiveState State, string Tone, string Words) state) =>
        Html.Of($"""<span class="state {state.Tone}">{state.Words}</span>""");

    private static Html Tests(ImmutableArray<TestProgress> tests) => tests.IsEmpty ? Html.Empty : Html.Of($"""
        <div class="wide" tabindex="0" role="region" aria-label="Tests of the run"><table>
        <thead><tr><th>Test</th><th>Module</th><th class="n">Points done</th><th class="n">A month</th>
        <th>State</th></tr></thead>
        <tbody>
        {tests.OrderBy(test => test.State).ThenByDescending(test => test.Usd).Take(MostTests).Select(Row)}
        </tbody></table></div>
        {(tests.Length > MostTests ? Html.Of($"<p>And {tests.Length - MostTests} more tests.</p>") : Html.Empty)}
        """);

    private static Html Row(TestProgress test)
    {
        var name =
            Html.Of($"<td class=\"w\">{test.Number} <bdi>{test.Title}</bdi></td><td><bdi>{test.Module}</bdi></td>");
        var done = Html.Of($"""<td class="n">{test.Finished} of {test.Points}</td>""");
        var money = Html.Of($"""<td class="n">{VerdictSentence.Money(test.Usd)}</td>""");
        return Html.Of(
            $"<tr>{name}{done}{money}<td>{Label(States.Single(state => state.State == test.State))}</td></tr>");
    }

    private static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
