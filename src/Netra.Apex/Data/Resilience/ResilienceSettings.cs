namespace Netra.Apex.Data.Resilience;

/// <summary>When circuits open and for how long: section <c>Apex:Data:Resilience</c>.</summary>
internal sealed class ResilienceSettings
{
    private const string Section = "Apex:Data:Resilience";
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(500);

    /// <summary>The share of failed calls at which a circuit opens; more than 0, at most 1.</summary>
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>Calls within the sampling time before anything is judged; at least 2.</summary>
    public int MinimumThroughput { get; set; } = 5;

    /// <summary>How far back calls count; at least half a second.</summary>
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long nobody asks before one call probes; at least half a second.</summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>What cannot be used, as sentences.</summary>
    public IEnumerable<string> Problems()
    {
        if (FailureRatio is not (> 0 and <= 1) || MinimumThroughput < 2)
        {
            yield return $"{Section}: FailureRatio is {FailureRatio}, MinimumThroughput {MinimumThroughput}; expected 0 < FailureRatio <= 1 and at least 2 calls.";
        }

        if (SamplingDuration < Shortest || BreakDuration < Shortest)
        {
            yield return $"{Section}: SamplingDuration is {SamplingDuration}, BreakDuration {BreakDuration}; expected at least {Shortest} each.";
        }
    }
}
