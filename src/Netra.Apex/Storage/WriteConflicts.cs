using Microsoft.EntityFrameworkCore;
using Polly;
using Polly.Retry;

namespace Netra.Apex.Storage;

/// <summary>Writes that meet another one of the same thing: they read anew and try again at once.</summary>
internal static class WriteConflicts
{
    /// <summary>Tries a write again when the store refuses it.</summary>
    /// <param name="times">How often, from 1; after that the refusal is thrown.</param>
    public static ResiliencePipeline RetryAtMost(int times) => new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<DbUpdateException>(),
            MaxRetryAttempts = times,
            Delay = TimeSpan.Zero,
        })
        .Build();
}
