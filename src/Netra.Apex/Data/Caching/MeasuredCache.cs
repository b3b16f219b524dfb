using Microsoft.Extensions.Caching.Distributed;

namespace Netra.Apex.Data.Caching;

/// <summary>Redis as FusionCache sees it, with every lookup measured.</summary>
internal sealed class MeasuredCache(IDistributedCache redis, CacheMetrics metrics) : IDistributedCache
{
    public byte[]? Get(string key) => redis.Get(key);

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) =>
        metrics.MeasureAsync(Layer.Redis, () => redis.GetAsync(key, token), found => found is not null);

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => redis.Set(key, value, options);

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) =>
        redis.SetAsync(key, value, options, token);

    public void Refresh(string key) => redis.Refresh(key);

    public Task RefreshAsync(string key, CancellationToken token = default) => redis.RefreshAsync(key, token);

    public void Remove(string key) => redis.Remove(key);

    public Task RemoveAsync(string key, CancellationToken token = default) => redis.RemoveAsync(key, token);
}
