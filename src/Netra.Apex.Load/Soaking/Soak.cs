using Netra.Apex.Load.Measuring;
using Netra.Apex.Load.Traffic;

namespace Netra.Apex.Load.Soaking;

/// <summary>What a soak has shown.</summary>
/// <param name="Seconds">How long it was.</param>
/// <param name="Samples">What the platform's process held, in order.</param>
/// <param name="Measures">How that has changed.</param>
internal sealed record SoakFigures(
    double Seconds, IReadOnlyList<SoakSample> Samples, IReadOnlyList<SoakMeasure> Measures);

/// <summary>The same traffic for a long time, and what the platform's process holds meanwhile.</summary>
/// <param name="traffic">The traffic.</param>
/// <param name="process">The id of the platform's process.</param>
/// <param name="time">The clock.</param>
internal sealed class Soak(TrafficSource traffic, int process, TimeProvider time)
{
    /// <summary>The shortest soak whose samples are enough to judge.</summary>
    public static readonly TimeSpan ShortestSoak = TimeSpan.FromSeconds(20);

    private const int MostSamples = 120;
    private static readonly TimeSpan ShortestStep = TimeSpan.FromSeconds(1);

    /// <summary>Runs it.</summary>
    /// <param name="plan">The traffic's rate and length, at least <see cref="ShortestSoak"/>.</param>
    /// <param name="say">Is given each sample.</param>
    /// <param name="cancel">Ends it at once.</param>
    /// <exception cref="IOException">The platform's process has ended.</exception>
    public async Task<(SoakFigures Soak, PhaseFigures Traffic)> RunAsync(
        PhasePlan plan, Action<SoakSample> say, CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var sending = traffic.RunAsync(plan, watch: null, either.Token);
        try
        {
            var samples = await SampleAsync(plan.Length, say, either.Token);
            return (JudgeOf(samples, plan.Length.TotalSeconds), await sending);
        }
        finally
        {
            await either.CancelAsync();
        }
    }

    private static SoakFigures JudgeOf(IReadOnlyList<SoakSample> samples, double seconds) =>
        new(seconds, samples, Flatness.Judge(samples, seconds));

    private async Task<IReadOnlyList<SoakSample>> SampleAsync(
        TimeSpan length, Action<SoakSample> say, CancellationToken cancel)
    {
        var (samples, start) = (new List<SoakSample>(), time.GetTimestamp());
        var step = TimeSpan.FromTicks(Math.Max(length.Ticks / MostSamples, ShortestStep.Ticks));
        using var steps = new PeriodicTimer(step, time);
        while (time.GetElapsedTime(start) < length && await steps.WaitForNextTickAsync(cancel))
        {
            samples.Add(ProcessReading.Read(process, Rounded.To3(time.GetElapsedTime(start).TotalSeconds)));
            say(samples[^1]);
        }

        return samples;
    }
}
