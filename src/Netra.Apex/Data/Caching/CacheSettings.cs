using Netra.Apex.Settings;
using StackExchange.Redis;

namespace Netra.Apex.Data.Caching;

/// <summary>The layers in front of the relational store: section <c>Apex:Data:Cache</c>.</summary>
internal sealed class CacheSettings
{
    public const string Section = "Apex:Data:Cache";

    /// <summary>The key of <see cref="Redis"/>, which keeps checkpoints and queues, too.</summary>
    public const string RedisKey = $"{Section}:{nameof(Redis)}";

    /// <summary>StackExchange.Redis's configuration string; null: each node has its memory only.</summary>
    public string? Redis { get; set; }

    /// <summary>Begins every key and channel in Redis, so that several platforms can share a server; not
    /// blank.</summary>
    public string Prefix { get; set; } = "apex:";

    /// <summary>How long a node's memory keeps an entry: the longest that a lost message can leave it stale.
    /// Positive.</summary>
    public TimeSpan MemoryDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long Redis keeps an entry; at least <see cref="MemoryDuration"/>.</summary>
    public TimeSpan RedisDuration { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The HTTP cache in front of the platform.</summary>
    public EdgeSettings Edge { get; set; } = new();

    /// <summary>What cannot be used, as sentences.</summary>
    public IEnumerable<string> Problems() =>
        [.. Rules().Where(rule => rule.IsBroken).Select(rule => $"{Section}:{rule.Sentence}"), .. Edge.Problems()];

    private IEnumerable<(bool IsBroken, string Sentence)> Rules() =>
    [
        (Redis is not null && !IsRedis(Redis),
            "Redis is not a valid StackExchange.Redis configuration; expected one such as 127.0.0.1:6379."),
        (string.IsNullOrWhiteSpace(Prefix), "Prefix is blank; give a text that no other platform on this Redis uses."),
        (MemoryDuration <= TimeSpan.Zero, $"MemoryDuration is {MemoryDuration}; expected more than zero."),
        (RedisDuration < MemoryDuration,
            $"RedisDuration is {RedisDuration}; expected at least {MemoryDuration}, the MemoryDuration."),
    ];

    private static bool IsRedis(string configuration)
    {
        try
        {
            return ConfigurationOptions.Parse(configuration).EndPoints.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

/// <summary>The HTTP cache in front of the platform: section <c>Apex:Data:Cache:Edge</c>.</summary>
internal sealed class EdgeSettings
{
    private const string Section = $"{CacheSettings.Section}:Edge";

    /// <summary>Where the edge takes <c>BAN</c> and <c>PURGE</c>, an absolute HTTP address; null: there is no
    /// edge.</summary>
    public Uri? Address { get; set; }

    /// <summary>The platform's name at an edge that several share, sent as <c>x-apex-world</c>; null: the edge is the
    /// platform's own.</summary>
    public string? World { get; set; }

    /// <summary>How long the edge keeps an answer: the longest that a lost ban can leave it stale. Whole seconds, at
    /// least one.</summary>
    public TimeSpan Duration { get; set; } = TimeSpan.FromSeconds(30);

    public IEnumerable<string> Problems()
    {
        if (Address is { } address && !WebAddress.Is(address))
        {
            yield return $"{Section}:Address is not an HTTP address; give one such as http://127.0.0.1:6081/.";
        }

        if (Duration < TimeSpan.FromSeconds(1) || Duration.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            yield return $"{Section}:Duration is {Duration}; expected whole seconds, at least one.";
        }
    }
}
