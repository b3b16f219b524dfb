using System.Diagnostics.Metrics;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Netra.Apex.Data.Caching;
using StackExchange.Redis;

namespace Netra.Apex.Tests.Data.Caching;

/// <summary>Redis out of order, as FusionCache sees it.</summary>
public sealed class MeasuredCacheTests
{
    [Fact]
    public async Task A_fill_that_fails_is_not_reported_and_so_never_repeated() =>
        Assert.Null(
            await Record.ExceptionAsync(() => Cache(new RedisException("Out of order.")).SetAsync("a", [1], new())));

    [Fact]
    public async Task A_removal_that_fails_is_reported_and_so_repeated() =>
        await Assert.ThrowsAsync<RedisException>(() => Cache(new RedisException("Out of order.")).RemoveAsync("a"));

    [Fact]
    public async Task What_is_no_outage_is_reported() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Cache(new InvalidOperationException()).SetAsync("a", [1], new()));

    [Fact]
    public async Task A_lookup_that_throws_is_a_miss_and_layers_are_in_the_order_of_their_names()
    {
        var statistics = new CacheStatistics();
        await using var services = new ServiceCollection()
            .AddMetrics(all => all.AddListener(statistics).EnableMetrics(CacheMetrics.Meter)).BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
        var metrics = new CacheMetrics(services.GetRequiredService<IMeterFactory>(), TimeProvider.System);
        await metrics.MeasureAsync(Layer.Redis, () => Task.FromResult(1), _ => true);
        Task<int> Away() => throw new RedisException("Away.");
        await Assert.ThrowsAsync<RedisException>(() => metrics.MeasureAsync(Layer.Memory, Away, _ => true));
        Assert.Equal([("memory", 0), ("redis", 1)], statistics.Layers.Select(layer => (layer.Layer, (int)layer.Hits)));
    }

    private static MeasuredCache Cache(Exception outage)
    {
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
        return new MeasuredCache(
            new BrokenCache(outage), new CacheMetrics(meters, TimeProvider.System), NullLogger<MeasuredCache>.Instance);
    }

    private sealed class BrokenCache(Exception outage)
        : MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions())), IDistributedCache
    {
        Task IDistributedCache.SetAsync(
            string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token) => throw outage;

        Task IDistributedCache.RemoveAsync(string key, CancellationToken token) => throw outage;
    }
}
