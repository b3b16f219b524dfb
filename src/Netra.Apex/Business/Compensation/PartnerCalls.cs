using Microsoft.Extensions.Options;
using Netra.Apex.Network;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Netra.Apex.Business.Compensation;

/// <summary>How a call to a partner failed: what is done about it depends on nothing else.</summary>
internal enum CallFailure
{
    /// <summary>No answer came in time; the call may have taken effect.</summary>
    Late,

    /// <summary>The connection was lost, or there was none; the call may have taken effect.</summary>
    Lost,

    /// <summary>The partner has been asked too often, and says so.</summary>
    RateLimit,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>Calls to partners: made again where that helps, within limits of attempts and of time.</summary>
internal sealed class PartnerCalls
{
    /// <summary>The retries of a quote, by the name of their options.</summary>
    public const string Quote = "quote";

    /// <summary>The retries of a step.</summary>
    public const string Step = "step";

    /// <summary>The retries of an undo.</summary>
    public const string Undo = "undo";

    // Tells the end of all attempts from that of one.
    private const string Total = "total";

    public PartnerCalls(
        IOptionsMonitor<RetryStrategyOptions> retries, IOptions<BusinessSettings> settings, TimeProvider time)
    {
        var limits = settings.Value.Compensation;
        (Quotes, Steps, Undos) = (Build(Quote), Build(Step), Build(Undo));

        ResiliencePipeline Build(string name) => new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions { Name = Total, Timeout = limits.TotalTime })
            .AddRetry(retries.Get(name)).AddTimeout(limits.CallTimeout).Build();
    }

    /// <summary>Calls that ask for a price. A lost one is not made again: there may be a replica.</summary>
    public ResiliencePipeline Quotes { get; }

    /// <summary>Calls that let a step be taken.</summary>
    public ResiliencePipeline Steps { get; }

    /// <summary>Calls that let a step be undone, made again whatever went wrong.</summary>
    public ResiliencePipeline Undos { get; }

    /// <summary>How a call failed; null: it did not, or its caller hung up.</summary>
    public static CallFailure? FailureOf(Exception? failure) => failure switch
    {
        null or OperationCanceledException => null,
        TimeoutRejectedException => CallFailure.Late,
        PartnerAnswerException { IsRateLimit: true } => CallFailure.RateLimit,
        _ => HttpFailures.IsOutage(failure) ? CallFailure.Lost : CallFailure.Other,
    };

    /// <summary>What went wrong with a call, as a sentence for the customer.</summary>
    public static string ProblemOf(Exception failure) => FailureOf(failure) switch
    {
        _ when failure is TimeoutRejectedException { TelemetrySource.StrategyName: Total } =>
            "The time for all attempts has run out.",
        CallFailure.Late => "It did not answer in time.",
        CallFailure.Lost => "The connection to it was lost.",
        _ => failure is PartnerAnswerException ? failure.Message : "Its answer cannot be read.",
    };

    /// <summary>Adds the retries of each kind of call.</summary>
    public static void AddRetries(IServiceCollection services)
    {
        AddRetry(services, Quote, failure => failure is CallFailure.Late or CallFailure.RateLimit);
        AddRetry(services, Step, failure => failure is CallFailure.Late or CallFailure.Lost or CallFailure.RateLimit);
        AddRetry(services, Undo, failure => failure is not null);
    }

    private static void AddRetry(IServiceCollection services, string name, Predicate<CallFailure?> isRetried) =>
        services.AddOptions<RetryStrategyOptions>(name).Configure<IOptions<BusinessSettings>, TimeProvider>(
            (retry, settings, time) =>
            {
                var limits = settings.Value.Compensation;
                retry.MaxRetryAttempts = limits.Attempts - 1;
                (retry.BackoffType, retry.Delay) = (DelayBackoffType.Exponential, limits.Backoff);
                retry.MaxDelay = limits.TotalTime;
                retry.ShouldHandle = call => ValueTask.FromResult(isRetried(FailureOf(call.Outcome.Exception)));
                retry.DelayGenerator = call => new(Told(call.Outcome.Exception, limits.TotalTime, time));
            });

    // No timer waits for what some dates say; what is longer than all attempts may take comes to the same.
    private static TimeSpan? Told(Exception? failure, TimeSpan longest, TimeProvider time)
    {
        var told = (failure as PartnerAnswerException)?.RetryAfter(time.GetUtcNow());
        return told > longest ? longest : told;
    }
}
