using Microsoft.Extensions.Caching.Distributed;
using StackExchange.Redis;

namespace Netra.Apex.Data.Caching;

/// <summary>Redis as FusionCache sees it: every lookup is measured, and what cannot be filled in now is not filled in
/// later.</summary>
internal sealed partial class MeasuredCache(IDistributedCache redis, CacheMetrics metrics, ILogger<MeasuredCache> log)
    : IDistributedCache
{
    public byte[]? Get(string key) => redis.Get(key);

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) =>
        metrics.MeasureAsync(Layer.Redis, () => redis.GetAsync(key, token), found => found is not null);

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => redis.Set(key, value, options);

    // FusionCache would repeat it when Redis is back, over the removal of the value by somebody who has changed it
    // meanwhile.
    public async Task SetAsync(
        string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        try
        {
            await redis.SetAsync(key, value, options, token);
        }
        catch (Exception outage) when (outage is RedisException or TimeoutException)
        {
            LogNotFilled(log, key, outage);
        }
    }

    public void Refresh(string key) => redis.Refresh(key);

    public Task RefreshAsync(string key, CancellationToken token = default) => redis.RefreshAsync(key, token);

    public void Remove(string key) => redis.Remove(key);

    public Task RemoveAsync(string key, CancellationToken token = default) => redis.RemoveAsync(key, token);

    [LoggerMessage(LogLevel.Warning, "'{Key}' was not written to Redis.")]
    private static partial void LogNotFilled(ILogger log, string key, Exception reason);
}
