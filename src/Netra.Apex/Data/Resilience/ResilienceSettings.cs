using Netra.Apex.Settings;
using Polly.CircuitBreaker;

namespace Netra.Apex.Data.Resilience;

/// <summary>When circuits open and for how long: section <c>Apex:Data:Resilience</c>.</summary>
internal sealed class ResilienceSettings
{
    private const string Section = "Apex:Data:Resilience";

    // Polly's own bounds.
    private static readonly TimeSpan ShortestBreak = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(10);

    /// <summary>The share of failed calls at which a circuit opens; more than 0, at most 1.</summary>
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>Calls within the sampling time before anything is judged; at least 2.</summary>
    public int MinimumThroughput { get; set; } = 5;

    /// <summary>How long one call may take before it has failed; from 10 ms to a day.</summary>
    /// <remarks>Shorter than an agent's <c>StepLimit</c>: a call that only the agent gives up says nothing against the
    /// model. 100 s is also when OpenAI's client gives up by itself.</remarks>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How far back calls count; from half a second to a day.</summary>
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long nobody asks before one call probes; from half a second to a day.</summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Lets a circuit breaker open and close by these limits.</summary>
    public void Limit(CircuitBreakerStrategyOptions breaker)
    {
        (breaker.FailureRatio, breaker.MinimumThroughput) = (FailureRatio, MinimumThroughput);
        (breaker.SamplingDuration, breaker.BreakDuration) = (SamplingDuration, BreakDuration);
    }

    /// <summary>What cannot be used, as sentences.</summary>
    public IEnumerable<string> Problems() =>
    [
        .. Threshold(),
        .. Times.Problems(Section, ShortestTimeout, (nameof(CallTimeout), CallTimeout)),
        .. Times.Problems(Section, ShortestBreak, (nameof(SamplingDuration), SamplingDuration),
            (nameof(BreakDuration), BreakDuration)),
    ];

    private IEnumerable<string> Threshold()
    {
        if (FailureRatio is not (> 0 and <= 1) || MinimumThroughput < 2)
        {
            yield return $"{Section}: FailureRatio is {FailureRatio}, MinimumThroughput {MinimumThroughput}; expected "
                + $"0 < FailureRatio <= 1 and at least 2 calls.";
        }
    }
}
