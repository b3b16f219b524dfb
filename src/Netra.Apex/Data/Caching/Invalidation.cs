using Microsoft.Extensions.Caching.Memory;
using StackExchange.Redis;
using ZiggyCreatures.Caching.Fusion;
using ZiggyCreatures.Caching.Fusion.Events;

namespace Netra.Apex.Data.Caching;

/// <summary>Removes profiles from the layers.</summary>
internal sealed class Invalidation(IFusionCache cache, EdgeCache edge)
{
    /// <summary>The tag of all profiles at the edge.</summary>
    public const string All = "profiles";

    /// <summary>The name of a profile in memory and Redis, and its tag at the edge.</summary>
    public static string Key(string id) => $"profile:{id}";

    /// <summary>Removes a profile that has changed from every layer, and tells the other nodes; what cannot be told now
    /// is told later.</summary>
    public async Task EverywhereAsync(string id)
    {
        await cache.RemoveAsync(Key(id), TellOthers);
        await edge.BanAsync(Key(id));
    }

    /// <summary>Takes back what was filled in after the profile had changed.</summary>
    public async Task UndoFillAsync(string id)
    {
        await cache.ExpireAsync(Key(id), TellOthers);
        await edge.BanAsync(Key(id));
    }

    private static void TellOthers(FusionCacheEntryOptions options) => options.SetSkipBackplaneNotifications(false);
}

/// <summary>Does at this node what the others have told, and what they told in vain while the line to Redis was
/// cut.</summary>
internal sealed class Backplane(IConnectionMultiplexer redis, IFusionCache cache, MemoryCache memory, EdgeCache edge)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        cache.Events.Backplane.MessageReceived += OnMessage;
        redis.ConnectionRestored += OnRestored;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        redis.ConnectionRestored -= OnRestored;
        cache.Events.Backplane.MessageReceived -= OnMessage;
        return Task.CompletedTask;
    }

    private void OnMessage(object? sender, FusionCacheBackplaneMessageEventArgs told) =>
        _ = DropAsync(told.Message.CacheKey!);

    private void OnRestored(object? sender, ConnectionFailedEventArgs restored) =>
        _ = restored.ConnectionType == ConnectionType.Subscription ? CatchUpAsync() : Task.CompletedTask;

    // The edge may have asked this node between the writer's ban and the writer's message, and have kept the old
    // answer.
    private Task DropAsync(string key)
    {
        memory.Remove(key);
        return edge.BanAsync(key);
    }

    // FusionCache repeats what it could not send, but nobody repeats what this node did not hear.
    private async Task CatchUpAsync()
    {
        await HearingAgainAsync();
        memory.Clear();
        await edge.BanAsync(Invalidation.All);
    }

    // Answered after the channels are subscribed again; without an answer the line is cut once more, and restored once
    // more.
    private async Task HearingAgainAsync() =>
        await ((Task)redis.GetSubscriber().PingAsync()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
