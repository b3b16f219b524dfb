using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Netra.Apex.Data.Caching;
using Netra.CriticalTests.Fixtures;
using ZiggyCreatures.Caching.Fusion;
using ZiggyCreatures.Caching.Fusion.Backplane;

namespace Netra.CriticalTests.Data;

/// <summary>A count that is out of range is taken for the nearest one within it.</summary>
internal sealed class ClampsTheCount : JsonFault<ProfileRequest>
{
    protected override ProfileRequest Change(ProfileRequest right) =>
        right.Count is < 1 or > 1024 ? right with { Count = Math.Clamp(right.Count, 1, 1024) } : right;
}

/// <summary>Everybody who is signed in may change every profile.</summary>
internal sealed class OmitsTheOwner()
    : StatementFault("UPDATE \"WorkloadProfiles\"", "\"Owner\" =", "\"Owner\" <> '' OR '' =");

/// <summary>Somebody in front of the platform takes names in lower case only.</summary>
public sealed class LowersNames : MiddlewareFault
{
    protected override void Break(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        if (path.Any(char.IsAsciiLetterUpper))
        {
            Reached();
            http.Request.Path = path.ToLowerInvariant();
        }
    }
}

/// <summary>What a node has read it does not keep in its memory.</summary>
public sealed class MemoryIsNotFilled()
    : OptionFault<FusionCacheOptions>(options => options.DefaultEntryOptions.SetSkipMemoryCacheWrite());

/// <summary>What a node has read it does not keep in Redis.</summary>
public sealed class RedisIsNotFilled : ApexFault<IDistributedCache>
{
    public RedisIsNotFilled() => On.Skip(nameof(IDistributedCache.SetAsync));
}

/// <summary>Somebody marks every answer private: the edge keeps nothing.</summary>
public sealed class AnswersArePrivate : MiddlewareFault
{
    protected override void Break(HttpContext http) => http.Response.OnStarting(() =>
    {
        Reached();
        http.Response.Headers.CacheControl = "private";
        return Task.CompletedTask;
    });
}

/// <summary>A write is not published on the backplane.</summary>
public sealed class SkipsBackplanePublish : ApexFault<IFusionCacheBackplane>
{
    public SkipsBackplanePublish() => On.Skip(nameof(IFusionCacheBackplane.PublishAsync));
}

/// <summary>A write leaves the entry in the memory of its own node.</summary>
public sealed class KeepsEntryInOwnMemory : ApexFault<IFusionCache>
{
    public KeepsEntryInOwnMemory() => On.Tell(
        nameof(IFusionCache.RemoveAsync),
        call =>
            call.With(
                "options", call.Argument<FusionCacheEntryOptions>("options").Duplicate().SetSkipMemoryCacheWrite()));
}

/// <summary>A write leaves the entry in Redis.</summary>
public sealed class KeepsEntryInRedis : ApexFault<IDistributedCache>
{
    public KeepsEntryInRedis() => On.Skip(nameof(IDistributedCache.RemoveAsync));
}

/// <summary>Bans get lost on their way to the edge.</summary>
public abstract class LostBan : ApexFault
{
    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) =>
        services.AddHttpClient(EdgeCache.Client).AddHttpMessageHandler(() => new Handler(this));

    private protected abstract bool IsLost(string tag);

    private sealed class Handler(LostBan fault) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!fault.IsLost(request.Headers.GetValues("x-tag").Single()))
            {
                return base.SendAsync(request, cancellationToken);
            }

            fault.Reached();
            return Task.FromResult(new HttpResponseMessage());
        }
    }
}

/// <summary>A write leaves the answer at the edge.</summary>
public sealed class KeepsEntryAtEdge : LostBan
{
    private protected override bool IsLost(string tag) => tag != Invalidation.All;
}

/// <summary>A node that was cut off clears its memory, but not what it gave the edge meanwhile.</summary>
public sealed class SkipsEdgePurgeOnReconnect : LostBan
{
    private protected override bool IsLost(string tag) => tag == Invalidation.All;
}

/// <summary>A node waits for the edge's answer for as long as it takes.</summary>
public sealed class WaitsForTheEdgeForGood() : OptionFault(services =>
    services.AddHttpClient(EdgeCache.Client, client => client.Timeout = Timeout.InfiniteTimeSpan));

/// <summary>A value read before a write and filled in after it stays.</summary>
public sealed class KeepsStaleFill : ApexFault<IFusionCache>
{
    public KeepsStaleFill() => On.Skip(nameof(IFusionCache.ExpireAsync));
}

/// <summary>An invalidation that could not be sent is not sent again.</summary>
public sealed class DisablesAutoRecovery()
    : OptionFault<FusionCacheOptions>(options => options.EnableAutoRecovery = false);

/// <summary>The service that handles backplane messages and reconnection is not registered.</summary>
public sealed class OmitsBackplaneService() : OptionFault(services =>
    services.Remove(services.Single(service => service.ImplementationType == typeof(Backplane))));

/// <summary>The configuration switches the meter off.</summary>
public sealed class MeterIsSwitchedOff() : OptionFault(services => services.AddMetrics(metrics =>
    metrics.DisableMetrics(CacheMetrics.Meter, null, CacheStatistics.Listener, MeterScope.Local)));

/// <summary>Durations are taken from a clock that stands still.</summary>
public sealed class ClockStandsStill : ApexFault
{
    public override void Apply(IServiceCollection services) => services.AddSingleton<TimeProvider>(new Clock(Reached));

    private sealed class Clock(Action reached) : TimeProvider
    {
        public override long GetTimestamp()
        {
            reached();
            return 0;
        }
    }
}

/// <summary>A read skips the memory of its node.</summary>
public sealed class SkipsMemoryRead()
    : OptionFault<FusionCacheOptions>(options => options.DefaultEntryOptions.SetSkipMemoryCacheRead());
