using Netra.Apex.Data.Caching;
using Netra.Apex.Settings;

namespace Netra.Apex.Quality.Checkpoints;

/// <summary>What a node keeps for its restart: section <c>Apex:Quality:Checkpoints</c>.</summary>
internal sealed class CheckpointSettings
{
    /// <summary>The key of <see cref="Node"/>.</summary>
    public const string NodeKey = $"{Section}:{nameof(Node)}";

    private const string Section = "Apex:Quality:Checkpoints";

    /// <summary>The name under which this node finds its checkpoints again, 1 to 64 of a to z, 0 to 9 and '-'; one
    /// running platform has it at a time. Null: no checkpoints and no jobs. Needs
    /// <see cref="CacheSettings.RedisKey"/>.</summary>
    public string? Node { get; set; }

    /// <summary>How long a node goes without a checkpoint at most; from a millisecond to a day. Jobs are saved when
    /// they are accepted and when they end, too.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>What cannot be used, as sentences.</summary>
    public IEnumerable<string> Problems()
    {
        var times = Times.Problems(Section, Times.Shortest, (nameof(Interval), Interval));
        return Node is null || PlainName.IsShort(Node)
            ? times
            : times.Prepend($"{NodeKey} is '{Node}'; give 1 to {PlainName.Longest} of a to z, 0 to 9 and '-'.");
    }
}
