using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using Polly.Timeout;
using StackExchange.Redis;

namespace Netra.Apex.Data.Resilience;

/// <summary>The agents' model behind its circuit breaker.</summary>
internal sealed class GuardedModel(IChatClient model, Circuits circuits) : DelegatingChatClient(model)
{
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        CancellationToken cancellationToken = default) =>
        circuits.RunAsync(
            DependencyGraph.Llm, stop => base.GetResponseAsync(messages, options, stop), cancellationToken);
}

/// <summary>The agents' model with its answers kept in Redis; while Redis is out of order, every question goes to the
/// model.</summary>
internal sealed class RememberedAnswers(
    IChatClient model, IDistributedCache redis, Circuits circuits, IOptions<DataSettings> settings)
    : DistributedCachingChatClient(model, redis)
{
    private readonly IDistributedCache _redis = redis;
    private readonly DistributedCacheEntryOptions _lifetime =
        new() { AbsoluteExpirationRelativeToNow = settings.Value.Cache.RedisDuration };

    protected override Task<ChatResponse?> ReadCacheAsync(string key, CancellationToken cancellationToken) =>
        TryAsync(stop => base.ReadCacheAsync(key, stop), cancellationToken);

    protected override Task WriteCacheAsync(string key, ChatResponse value, CancellationToken cancellationToken) =>
        TryAsync(
        async stop =>
        {
            await _redis.SetAsync(
                key, JsonSerializer.SerializeToUtf8Bytes(value, AIJsonUtilities.DefaultOptions), _lifetime, stop);
            return value;
        },
        cancellationToken);

    private async Task<ChatResponse?> TryAsync(
        Func<CancellationToken, Task<ChatResponse?>> call, CancellationToken cancel)
    {
        try
        {
            return await circuits.RunAsync(DependencyGraph.Cache, call, cancel);
        }
        catch (Exception outage) when (outage is RedisException or TimeoutException or BrokenCircuitException
            or TimeoutRejectedException)
        {
            // The breaker has counted it, and the answer is had without Redis.
            return null;
        }
    }
}
