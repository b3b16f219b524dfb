using Netra.Apex.Settings;

namespace Netra.Apex.Business.Scheduling;

/// <summary>Supply research on a schedule: section <c>Apex:Business:Scheduling</c>.</summary>
internal sealed class SchedulingSettings
{
    /// <summary>The key of <see cref="Feed"/>.</summary>
    public const string FeedKey = $"{Section}:{nameof(Feed)}";

    private const string Section = "Apex:Business:Scheduling";
    private const int MostWorkers = 16;
    private const int MostAttempts = 10;

    /// <summary>Where suppliers' offers are, asked with <c>?gpu=MODEL</c>; null: there is no supply research, and
    /// nothing is scheduled.</summary>
    public Uri? Feed { get; set; }

    /// <summary>How long the feed may take to answer; from a millisecond to a day.</summary>
    public TimeSpan FeedTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many orders this node works on at once; 1 to 16. Each holds a connection to the relational
    /// store.</summary>
    public int Workers { get; set; } = 4;

    /// <summary>Attempts of a run before it has failed, 2 to 10; each asks the feed once for each GPU model.</summary>
    public int Attempts { get; set; } = 3;

    /// <summary>The wait before the second attempt, doubled before each one after it; from none to a day.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>What cannot be used, as sentences.</summary>
    public IEnumerable<string> Problems() =>
    [
        .. Rules().Where(rule => rule.IsBroken).Select(rule => $"{Section}:{rule.Sentence}"),
        .. Times.Problems(Section, Times.Shortest, (nameof(FeedTimeout), FeedTimeout)),
        .. Times.Problems(Section, TimeSpan.Zero, (nameof(RetryDelay), RetryDelay)),
    ];

    private IEnumerable<(bool IsBroken, string Sentence)> Rules() =>
    [
        (Feed is not null && !WebAddress.Is(Feed),
            "Feed is not an HTTP address; give one such as http://127.0.0.1:7070/offers."),
        (Workers is < 1 or > MostWorkers, $"Workers is {Workers}; give 1 to {MostWorkers}."),
        (Attempts is < 2 or > MostAttempts, $"Attempts is {Attempts}; give 2 to {MostAttempts}."),
    ];
}
