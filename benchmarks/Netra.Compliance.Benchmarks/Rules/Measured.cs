using System.Diagnostics;

namespace Netra.Compliance.Benchmarks.Rules;

/// <summary>What one run took.</summary>
/// <param name="Wall">Time on the clock.</param>
/// <param name="Processor">Time of all cores for this process: what others do on the machine is not in it.</param>
/// <param name="Allocated">Bytes allocated by all threads.</param>
internal sealed record Measured(TimeSpan Wall, TimeSpan Processor, long Allocated)
{
    public static async Task<Measured> Of(Func<Task> work)
    {
        GC.Collect();
        var (cpu, bytes, clock) = (Cpu(), GC.GetTotalAllocatedBytes(precise: true), Stopwatch.StartNew());
        await work();
        return new Measured(clock.Elapsed, Cpu() - cpu, GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }

    private static TimeSpan Cpu() => Environment.CpuUsage.TotalTime;

    /// <summary>The middle of each.</summary>
    public static Measured Median(IReadOnlyCollection<Measured> runs) =>
        new(Middle(runs, run => run.Wall), Middle(runs, run => run.Processor), Middle(runs, run => run.Allocated));

    private static T Middle<T>(IReadOnlyCollection<Measured> runs, Func<Measured, T> value) =>
        runs.Select(value).Order().ElementAt(runs.Count / 2);
}
