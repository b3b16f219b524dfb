using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Netra.Apex.Performance.Tools;

/// <summary>How fast a workload answers.</summary>
/// <param name="Samples">How many latencies it is computed from.</param>
/// <param name="P50Ms">The median, milliseconds.</param>
/// <param name="P95Ms">95 % of the latencies are not longer, milliseconds.</param>
/// <param name="P99Ms">99 % of the latencies are not longer, milliseconds.</param>
/// <param name="Apdex">0 (nobody is content) to 1 (all are), with two decimals.</param>
internal sealed record LatencyProfile(int Samples, double P50Ms, double P95Ms, double P99Ms, double Apdex);

/// <summary>The tool <c>performance_profiler</c>: percentiles of latencies, and how content users are.</summary>
/// <remarks>Percentiles by nearest rank: the p-th of n is the ⌈p·n/100⌉-th shortest. Apdex by the Apdex Alliance's
/// "Application Performance Index Technical Specification" 1.1 (2007): up to the target a user is satisfied, up to four
/// times the target tolerating, which counts half.</remarks>
internal sealed class PerformanceProfiler
{
    private const int MostSamples = 10_000;
    private const int Percent = 100;
    private const int Tolerated = 4;
    private const int Digits = 2;

    [Description("Percentiles of latencies, and their Apdex for a target.")]
    public LatencyProfile Profile(
        [Description("Latencies in milliseconds.")] [MinLength(1), MaxLength(MostSamples)] double[] latenciesMs,
        [Description("The latency with which users are satisfied, in milliseconds.")] double targetMs)
    {
        double[] sorted = [.. latenciesMs.Order()];
        var satisfied = sorted.Count(latency => latency <= targetMs);
        var tolerating = sorted.Count(latency => latency <= targetMs * Tolerated) - satisfied;
        var apdex = Math.Round((satisfied + (tolerating / 2.0)) / sorted.Length, Digits, MidpointRounding.AwayFromZero);
        return new LatencyProfile(sorted.Length, At(50), At(95), At(99), apdex);

        double At(int percentile) => sorted[((percentile * sorted.Length) + Percent - 1) / Percent - 1];
    }
}
