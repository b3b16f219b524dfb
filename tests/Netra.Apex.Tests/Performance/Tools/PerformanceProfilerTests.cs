using Netra.Apex.Performance.Tools;

namespace Netra.Apex.Tests.Performance.Tools;

/// <summary>Percentiles by nearest rank, and Apdex.</summary>
public sealed class PerformanceProfilerTests
{
    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(2, 1, 2, 2)]
    [InlineData(20, 10, 19, 20)]
    [InlineData(100, 50, 95, 99)]
    [InlineData(101, 51, 96, 100)]
    public void A_percentile_is_the_latency_at_its_rank(int samples, double p50, double p95, double p99)
    {
        var latencies = Enumerable.Range(1, samples).Reverse().Select(number => (double)number);
        var profile = Profile(targetMs: 1, [.. latencies]);
        Assert.Equal((samples, p50, p95, p99), (profile.Samples, profile.P50Ms, profile.P95Ms, profile.P99Ms));
    }

    [Theory]
    [InlineData(100, 1)]
    [InlineData(100.1, 0.5)]
    [InlineData(400, 0.5)]
    [InlineData(400.1, 0)]
    public void Apdex_is_satisfied_to_the_target_and_tolerates_to_four_times_of_it(double latency, double apdex) =>
        Assert.Equal(apdex, Profile(targetMs: 100, latency).Apdex);

    [Fact]
    public void Apdex_has_two_decimals() => Assert.Equal(0.83, Profile(targetMs: 1, 1, 1, 4).Apdex);

    private static LatencyProfile Profile(double targetMs, params double[] latencies) =>
        new PerformanceProfiler().Profile(latencies, targetMs);
}
