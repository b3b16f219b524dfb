using Netra.Apex.Settings;

namespace Netra.Apex.Quality.Metrics;

/// <summary>Where metrics go besides <c>/metrics</c>: section <c>Apex:Quality:Metrics</c>.</summary>
internal sealed class MetricsSettings
{
    public const string Section = "Apex:Quality:Metrics";

    private const int LargestCapacity = 1_000_000;
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);

    /// <summary>Where InfluxDB takes points, with its database, such as
    /// <c>http://127.0.0.1:8086/write?db=apex</c>; null: metrics are scraped only.</summary>
    public Uri? InfluxDb { get; set; }

    /// <summary>InfluxDB's token, printable ASCII; null: it asks for none.</summary>
    public string? Token { get; set; }

    /// <summary>This node's name, a tag of every point; not blank, and no other node's on the same database, which
    /// would otherwise overwrite its points.</summary>
    public string Node { get; set; } = Environment.MachineName;

    /// <summary>How often metrics are measured and sent; from a second to a day.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long InfluxDB may take to answer; from a millisecond to a day.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many points wait for InfluxDB before the oldest are dropped; 1 to 1,000,000. A point takes some
    /// hundred bytes of memory.</summary>
    public int Capacity { get; set; } = 100_000;

    /// <summary>What cannot be used, as sentences.</summary>
    public IEnumerable<string> Problems() =>
    [
        .. Rules().Where(rule => rule.IsBroken).Select(rule => $"{Section}:{rule.Sentence}"),
        .. Times.Problems(Section, ShortestInterval, (nameof(Interval), Interval)),
        .. Times.Problems(Section, Times.Shortest, (nameof(Timeout), Timeout)),
    ];

    private IEnumerable<(bool IsBroken, string Sentence)> Rules() =>
    [
        (InfluxDb is { } address && !WebAddress.Is(address),
            "InfluxDb is not an HTTP address; give one such as http://127.0.0.1:8086/write?db=apex."),
        (Token is { } token && (token.Length == 0 || token.Any(sign => sign is < ' ' or > '~')),
            "Token is empty or has a character that is not printable ASCII."),
        (string.IsNullOrWhiteSpace(Node), "Node is blank; give a name that no other node has."),
        (Capacity is < 1 or > LargestCapacity, $"Capacity is {Capacity}; give 1 to {LargestCapacity} points."),
    ];
}
