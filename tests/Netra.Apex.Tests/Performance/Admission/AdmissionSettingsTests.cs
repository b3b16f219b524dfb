using Netra.Apex.Performance;
using Netra.Apex.Performance.Admission;

namespace Netra.Apex.Tests.Performance.Admission;

/// <summary>What admission can be set to.</summary>
public sealed class AdmissionSettingsTests
{
    [Theory]
    [InlineData(1, 1, 1, 1, 1, "")]
    [InlineData(1_000_000, 1_000_000, 10_000, 1_000_000, 1_000_000, "")]
    [InlineData(0, 1, 1, 1, 1, "Apex:Performance:Admission:Rate is 0; give 1 to 1000000.")]
    [InlineData(1_000_001, 1, 1, 1, 1, "Apex:Performance:Admission:Rate is 1000001; give 1 to 1000000.")]
    [InlineData(1, 0, 1, 1, 1, "Apex:Performance:Admission:Burst is 0; give 1 to 1000000.")]
    [InlineData(1, 1, 0, 1, 1, "Apex:Performance:Admission:Queue is 0; give 1 to 10000.")]
    [InlineData(1, 1, 10_001, 1, 1, "Apex:Performance:Admission:Queue is 10001; give 1 to 10000.")]
    [InlineData(5, 1, 1, 6, 1, "Apex:Performance:Admission:LowestRate is 6; give 1 to 5.")]
    [InlineData(5, 1, 1, 5, 0, "Apex:Performance:Admission:Recovery is 0; give 1 to 1000000.")]
    public void Counts_have_bounds(int rate, int burst, int queue, int lowest, int recovery, string problem)
    {
        var admission = new AdmissionSettings { Rate = rate, Burst = burst, Queue = queue };
        (admission.LowestRate, admission.Recovery) = (lowest, recovery);
        Assert.Equal(problem, Problems(admission));
    }

    [Theory]
    [InlineData(1, 1, "")]
    [InlineData(0, 1, "LongestWait is 00:00:00; give a time from 00:00:00.0010000 to 1.00:00:00.")]
    [InlineData(1, 0, "TargetLatency is 00:00:00; give a time from 00:00:00.0010000 to 1.00:00:00.")]
    public void Times_have_bounds(int wait, int latency, string problem)
    {
        var (longest, target) = (TimeSpan.FromMilliseconds(wait), TimeSpan.FromMilliseconds(latency));
        var expected = problem.Length == 0 ? "" : $"Apex:Performance:Admission:{problem}";
        Assert.Equal(expected, Problems(new() { LongestWait = longest, TargetLatency = target }));
    }

    private static string Problems(AdmissionSettings admission) =>
        string.Join(' ', new PerformanceSettings { Admission = admission }.Problems());
}
