using System.Globalization;
using Netra.Apex.Load.Knee;
using Netra.Apex.Load.Measuring;
using Netra.Apex.Load.Soaking;
using Netra.Apex.Load.Traffic;
using Netra.CriticalTests.Quality;

namespace Netra.Apex.Load;

/// <summary>How long the parts of a run take.</summary>
/// <param name="Length">Twice the steady phase; the others are shorter.</param>
/// <param name="Soak">How long the soak takes; null: none.</param>
internal sealed record LoadPlan(TimeSpan Length, TimeSpan? Soak)
{
    /// <summary>A window of the knee search, which takes some ten of them.</summary>
    public TimeSpan Window => AtLeast(2, Length / 15);

    /// <summary>The steady phase.</summary>
    public TimeSpan Steady => Length / 2;

    /// <summary>The overload, in which admission's queue of 500 fills, and requests wait in it for the 5 seconds after
    /// which they are refused.</summary>
    public TimeSpan Overload => AtLeast(10, Length / 3);

    /// <summary>Traffic that lets the platform compile what it runs; it is not reported.</summary>
    public TimeSpan WarmUp => AtLeast(8, Length / 10);

    private static TimeSpan AtLeast(int seconds, TimeSpan length) =>
        TimeSpan.FromTicks(Math.Max(TimeSpan.FromSeconds(seconds).Ticks, length.Ticks));
}

/// <summary>One run: the knee and the steady phase with admission open, then the overload and the soak as
/// delivered.</summary>
/// <param name="plan">How long.</param>
/// <param name="say">Is given a line for each step.</param>
/// <param name="time">The clock.</param>
internal sealed class LoadRun(LoadPlan plan, Action<string> say, TimeProvider time)
{
    private const double WarmUpRate = 25;
    private const double SteadyShare = 0.7;
    private const double OverloadFactor = 2;

    // Twice what admission lets in as delivered.
    private const double LeastOverload = 200;

    private const double SoakShare = 0.5;
    private const double HighestSoakRate = 30;
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(3);

    private readonly List<PhaseFigures> _phases = [];
    private readonly LoadJudge _judge = new();

    /// <summary>Runs it all.</summary>
    /// <param name="cancel">Ends it at once; nothing is left behind.</param>
    public async Task<LoadReport> RunAsync(CancellationToken cancel)
    {
        var (started, start) = (time.GetUtcNow(), time.GetTimestamp());
        var (found, soak) = await MeasureAsync(cancel);
        return new LoadReport
        {
            Started = started.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            Seconds = Rounded.To3(time.GetElapsedTime(start).TotalSeconds), Backends = MetBackend.OfRun(),
            Phases = _phases, Knee = found.Knee, Soak = soak, Problems = _judge.Problems,
        };
    }

    private async Task<(KneeResult Found, SoakFigures? Soak)> MeasureAsync(CancellationToken cancel)
    {
        var found = await MeetAsync("with admission open", LoadSettings.OpenAdmission, SearchAndHoldAsync, cancel);
        await MeetAsync(
            "as delivered, for the overload", [], (target, alive) => OverloadAsync(target, found.Rate, alive), cancel);
        return plan.Soak is not { } length ? (found, null) : (found, await MeetAsync(
            "as delivered, for the soak", [], (target, alive) => SoakAsync(target, found.Rate, length, alive), cancel));
    }

    private async Task<KneeResult> SearchAndHoldAsync(LoadTarget target, CancellationToken cancel)
    {
        var traffic = await WarmUpAsync(target, cancel);
        var search = new KneeSearch(rate => RunAsync(traffic, new("knee search", rate, plan.Window), cancel));
        var found = await search.RunAsync();
        Say(found);
        _judge.Search(found);
        _judge.Steady(await RunAsync(traffic, new("steady", SteadyShare * found.Rate, plan.Steady), cancel));
        return found;
    }

    private async Task<PhaseFigures> OverloadAsync(LoadTarget target, double knee, CancellationToken cancel)
    {
        var traffic = await WarmUpAsync(target, cancel);
        var rate = Math.Max(OverloadFactor * knee, LeastOverload);
        var overload = await RunAsync(traffic, new("overload", rate, plan.Overload), cancel);
        overload.Kinds.ToList().ForEach(kind =>
            say($"overload: {kind.Kind}: {kind.Shed} of {kind.Sent} shed, "
                + (kind.Answered == 0 ? "none answered" : $"p99 {kind.P99Ms:F0} ms")));
        _judge.Overload(overload);
        return overload;
    }

    private async Task<SoakFigures> SoakAsync(
        LoadTarget target, double knee, TimeSpan length, CancellationToken cancel)
    {
        var traffic = await WarmUpAsync(target, cancel);
        var soak = new Soak(traffic, target.Process, time);
        var rate = Math.Min(SoakShare * knee, HighestSoakRate);
        var (figures, sent) = await soak.RunAsync(new("soak", rate, length), Say, cancel);
        figures.Measures.ToList().ForEach(Say);
        _judge.Soak(figures, Noted(sent));
        return figures;
    }

    private async Task<T> MeetAsync<T>(
        string how,
        IEnumerable<KeyValuePair<string, string?>> settings,
        Func<LoadTarget, CancellationToken, Task<T>> measure,
        CancellationToken cancel)
    {
        say($"starting the platform {how}, with the sessions and documents of its customers");
        await using var target = await LoadTarget.StartAsync(settings, typeof(NothingWrong), cancel);
        return await target.WhileItRunsAsync(alive => measure(target, alive), cancel);
    }

    private async Task<TrafficSource> WarmUpAsync(LoadTarget target, CancellationToken cancel)
    {
        say($"warm-up for {plan.WarmUp.TotalSeconds:F1} s");
        var traffic = new TrafficSource(Mix.Kinds, target.Customers, time);
        await traffic.RunAsync(new("warm-up", WarmUpRate, plan.WarmUp), watch: null, cancel);
        return traffic;
    }

    private async Task<PhaseFigures> RunAsync(TrafficSource traffic, PhasePlan phase, CancellationToken cancel)
    {
        var watch = new PhaseWatch(Often, far => say($"{far.Name}: {far.Sent} sent, {far.Answered} answered so far"));
        return Noted(await traffic.RunAsync(phase, watch, cancel));
    }

    private PhaseFigures Noted(PhaseFigures phase)
    {
        _phases.Add(phase);
        say($"{phase.Name}: {phase.Offered:F1}/s offered, {phase.Throughput:F1}/s answered, p50 {phase.P50Ms:F1} ms, "
            + $"p99 {phase.P99Ms:F1} ms, {phase.Shed} shed, {phase.Failed} failed"
            + (phase.FirstFailure is { } why ? $", first {why}" : ""));
        return phase;
    }

    private void Say(KneeResult found) => say(found switch
    {
        { Knee: { } knee } => $"knee: {knee.Offered:F1}/s, because beyond it {knee.Because}",
        { Best: null } => $"knee: not found, because {found.Because}",
        _ => $"knee: not found below {KneeSearch.Highest:F0}/s",
    });

    private void Say(SoakSample sample) => say(
        $"soak: {sample.Second:F0} s, {sample.MemoryBytes / 1048576.0:F0} MiB, {sample.Handles} handles, "
        + $"{sample.Threads} threads, {sample.Connections} connections");

    private void Say(SoakMeasure measure) => say(
        $"soak: {measure.What} {measure.Before:F0} to {measure.After:F0}, {(measure.IsFlat ? "flat" : "not flat")}");
}
