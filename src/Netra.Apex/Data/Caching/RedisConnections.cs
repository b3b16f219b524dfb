using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Netra.Apex.Data.Caching;

/// <summary>Connections to the platform's Redis. The platform starts without it, and finds it soon after it is
/// back.</summary>
internal static class RedisConnections
{
    /// <summary>How long the platform waits before it looks for Redis again.</summary>
    public static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan CacheTimeout = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan StateConnectTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StateTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Adds the connection of the cache: an outage must cost a reader less than the answer is worth, so it
    /// waits half a second at most and keeps no backlog.</summary>
    public static void AddCacheConnection(this IServiceCollection services) =>
        services.AddSingleton<IConnectionMultiplexer>(known => Connect(known, CacheTimeout, CacheTimeout, options =>
        {
            options.BacklogPolicy = BacklogPolicy.FailFast;
            options.SyncTimeout = options.AsyncTimeout;
        }));

    /// <summary>Adds a connection for what must not be lost: it waits two seconds for an answer.</summary>
    /// <param name="services">The services.</param>
    /// <param name="key">The key of the connection among the services.</param>
    public static void AddStateConnection(this IServiceCollection services, string key) =>
        services.AddKeyedSingleton<IConnectionMultiplexer>(key, (known, _) =>
            Connect(known, StateConnectTimeout, StateTimeout, _ => { }));

    private static ConnectionMultiplexer Connect(
        IServiceProvider known, TimeSpan connect, TimeSpan answer, Action<ConfigurationOptions> configure)
    {
        var options = ConfigurationOptions.Parse(known.GetRequiredService<IOptions<DataSettings>>().Value.Cache.Redis!);
        options.AbortOnConnectFail = false;
        (options.ConnectTimeout, options.AsyncTimeout) = (Milliseconds(connect), Milliseconds(answer));
        options.HeartbeatInterval = RetryDelay;
        options.ReconnectRetryPolicy = new LinearRetry(Milliseconds(RetryDelay));
        configure(options);
        return ConnectionMultiplexer.Connect(options);
    }

    private static int Milliseconds(TimeSpan time) => (int)time.TotalMilliseconds;
}
