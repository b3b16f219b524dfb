using Netra.Apex.Settings;

namespace Netra.Apex.Infrastructure.Queue;

/// <summary>How much the queue of one customer holds: section <c>Apex:Infrastructure:Queue</c>. It lies in the Redis of
/// <c>Apex:Data:Cache</c>.</summary>
internal sealed class QueueSettings
{
    private const string Section = "Apex:Infrastructure:Queue";

    /// <summary>How many messages wait in the queue or are claimed; at least 1.</summary>
    public int Capacity { get; set; } = 1000;

    /// <summary>How many more wait in the overflow for a place in the queue; 0 or more. Beyond them senders are
    /// refused.</summary>
    public int Overflow { get; set; } = 5000;

    /// <summary>The share of <see cref="Capacity"/> from which on senders are told to slow down; more than 0, at most
    /// 1.</summary>
    public double SlowAt { get; set; } = 0.8;

    /// <summary>How long a consumer has for a message before it is given to the next one; from a millisecond to a
    /// day.</summary>
    public TimeSpan ClaimTime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>What cannot be used, as sentences.</summary>
    public IEnumerable<string> Problems() =>
    [
        .. Rules().Where(rule => rule.IsBroken).Select(rule => $"{Section}:{rule.Sentence}"),
        .. Times.Problems(Section, Times.Shortest, (nameof(ClaimTime), ClaimTime)),
    ];

    private IEnumerable<(bool IsBroken, string Sentence)> Rules() =>
    [
        (Capacity < 1, $"Capacity is {Capacity}; give at least one message."),
        (Overflow < 0, $"Overflow is {Overflow}; give 0 messages or more."),
        (SlowAt is not (> 0 and <= 1), $"SlowAt is {SlowAt}; give more than 0 and at most 1."),
    ];
}
