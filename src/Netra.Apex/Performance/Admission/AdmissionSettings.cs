using Netra.Apex.Settings;

namespace Netra.Apex.Performance.Admission;

/// <summary>How many requests of customers one node lets in: section <c>Apex:Performance:Admission</c>.</summary>
internal sealed class AdmissionSettings
{
    private const string Section = "Apex:Performance:Admission";
    private const int Most = 1_000_000;

    // The queue is read through for each request that joins it.
    private const int LongestQueue = 10_000;

    /// <summary>Requests a second while the node is quick; from <see cref="LowestRate"/> to a million.</summary>
    public int Rate { get; set; } = 100;

    /// <summary>Requests let in at once after a pause; 1 to a million. It shrinks and grows with the limit.</summary>
    public int Burst { get; set; } = 200;

    /// <summary>Requests that may wait; 1 to 10,000.</summary>
    public int Queue { get; set; } = 500;

    /// <summary>How long a request may wait before it is refused; a millisecond to a day.</summary>
    /// <remarks>In five seconds a full queue is let in at 100 requests a second.</remarks>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The time within which nine of ten requests should begin to be answered; a millisecond to a
    /// day.</summary>
    public TimeSpan TargetLatency { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Requests a second below which the limit never falls; 1 to <see cref="Rate"/>.</summary>
    public int LowestRate { get; set; } = 10;

    /// <summary>Requests a second that the limit regains in each second that is not slow; 1 to a million.</summary>
    public int Recovery { get; set; } = 10;

    /// <summary>What cannot be used, in sentences.</summary>
    public IEnumerable<string> Problems() =>
    [
        .. Counts().Where(count => count.Value < 1 || count.Value > count.Most)
            .Select(count => $"{Section}:{count.Key} is {count.Value}; give 1 to {count.Most}."),
        .. Times.Problems(Section, Times.Shortest, Limits()),
    ];

    private IEnumerable<(string Key, TimeSpan Value)> Limits() =>
        [(nameof(LongestWait), LongestWait), (nameof(TargetLatency), TargetLatency)];

    private IEnumerable<(string Key, int Value, int Most)> Counts() =>
    [
        (nameof(Rate), Rate, Most), (nameof(Burst), Burst, Most), (nameof(Queue), Queue, LongestQueue),
        (nameof(LowestRate), LowestRate, Math.Clamp(Rate, 1, Most)), (nameof(Recovery), Recovery, Most),
    ];
}
