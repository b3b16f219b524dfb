using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using Netra.Apex.Network;
using StackExchange.Redis;
using ZiggyCreatures.Caching.Fusion;
using ZiggyCreatures.Caching.Fusion.Backplane.StackExchangeRedis;
using ZiggyCreatures.Caching.Fusion.Serialization.SystemTextJson;

namespace Netra.Apex.Data.Caching;

/// <summary>Profiles behind an edge, each node's memory, and Redis, which also carries what the nodes tell each
/// other.</summary>
internal static class CachingModule
{
    private static readonly TimeSpan EdgeTimeout = TimeSpan.FromSeconds(1);

    public static void AddCaching(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Profiles>().AddSingleton<Invalidation>().AddSingleton<EdgeCache>();
        builder.Services.AddHttpClient(EdgeCache.Client, client => client.Timeout = EdgeTimeout)
            .UseSocketsHttpHandler((handler, _) => handler.Proxy = DirectLoopback.Default);
        builder.AddStatistics();
        var layers = builder.AddMemory();
        if (builder.Configuration[CacheSettings.RedisKey] is not null)
        {
            builder.AddRedis(layers);
        }
    }

    public static void MapCaching(this WebApplication app)
    {
        app.Use(KeepNothingUnsaid);
        app.MapProfiles();
        app.MapGet("/data/cache", (CacheStatistics statistics) => statistics.Layers);
    }

    // A shared cache may keep what does not forbid it, and the next answer may be another customer's.
    private static Task KeepNothingUnsaid(HttpContext http, RequestDelegate next)
    {
        http.Response.Headers.CacheControl = "no-store";
        return next(http);
    }

    private static void AddStatistics(this WebApplicationBuilder builder)
    {
        var statistics = new CacheStatistics();
        builder.Services.AddSingleton<CacheMetrics>().AddSingleton(statistics);
        builder.Services.AddMetrics(metrics => metrics.AddListener(statistics)
            .EnableMetrics(CacheMetrics.Meter, instrumentName: null, CacheStatistics.Listener, MeterScope.Local));
    }

    // A fill changes nothing, so nobody is told of it; and tags are the edge's affair.
    private static IFusionCacheBuilder AddMemory(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(_ => new MemoryCache(new MemoryCacheOptions()));
        builder.Services.AddOptions<FusionCacheOptions>().Configure<IOptions<DataSettings>>(Configure);
        return builder.Services.AddFusionCache()
            .WithMemoryCache(services => services.GetRequiredService<MemoryCache>());
    }

    private static void Configure(FusionCacheOptions options, IOptions<DataSettings> settings)
    {
        var cache = settings.Value.Cache;
        options.DisableTagging = true;
        options.AutoRecoveryDelay = RedisConnections.RetryDelay;
        options.BackplaneChannelPrefix = cache.Prefix;
        options.DefaultEntryOptions =
            new FusionCacheEntryOptions(cache.MemoryDuration) { DistributedCacheDuration = cache.RedisDuration }
            .SetSkipBackplaneNotifications(true);
        options.DefaultEntryOptions.AllowBackgroundBackplaneOperations = false;
    }

    private static void AddRedis(this WebApplicationBuilder builder, IFusionCacheBuilder layers)
    {
        builder.Services.AddCacheConnection();
        builder.Services.AddSingleton<IDistributedCache>(RedisCache);
        builder.Services.AddFusionCacheStackExchangeRedisBackplane();
        builder.Services.AddOptions<RedisBackplaneOptions>().Configure<IConnectionMultiplexer>(ShareConnection);
        builder.Services.AddHostedService<Backplane>();
        layers.WithDistributedCache(services => ActivatorUtilities.CreateInstance<MeasuredCache>(services))
            .WithRegisteredBackplane().WithSerializer(new FusionCacheSystemTextJsonSerializer());
    }

    private static void ShareConnection(RedisBackplaneOptions options, IConnectionMultiplexer redis) =>
        options.ConnectionMultiplexerFactory = () => Task.FromResult(redis);

    private static RedisCache RedisCache(IServiceProvider services) => new(new RedisCacheOptions
    {
        InstanceName = services.GetRequiredService<IOptions<DataSettings>>().Value.Cache.Prefix,
        ConnectionMultiplexerFactory = () => Task.FromResult(services.GetRequiredService<IConnectionMultiplexer>()),
    });
}
