using Netra.Apex.Settings;

namespace Netra.Apex.Infrastructure.Health;

/// <summary>How the platform watches its own health, and when it tells: section
/// <c>Apex:Infrastructure:Health</c>.</summary>
internal sealed class HealthSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Apex:Infrastructure:Health";

    private const int MostReadings = 100;

    /// <summary>How often every dependency is asked; from a millisecond to a day.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a dependency, or the receiver of alerts, may take to answer; from a millisecond to a
    /// day.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many good readings in a row make a dependency that failed healthy again; 1 to 100. One bad reading
    /// makes it unhealthy, so that one that comes and goes stays unhealthy.</summary>
    public int HealthyAfter { get; set; } = 3;

    /// <summary>Below this score there is a warning; more than 0, at most 1.</summary>
    public double Warning { get; set; } = 0.8;

    /// <summary>Below this score the alert is critical; more than 0, at most <see cref="Warning"/>.</summary>
    public double Critical { get; set; } = 0.5;

    /// <summary>Where each alert is posted as JSON, an absolute HTTP address; null: nowhere.</summary>
    public Uri? AlertUrl { get; set; }

    /// <summary>How serious a score is.</summary>
    public Severity SeverityOf(double score) =>
        score < Critical ? Severity.Critical : score < Warning ? Severity.Warning : Severity.None;

    /// <summary>What cannot be used, as sentences.</summary>
    public IEnumerable<string> Problems() =>
    [
        .. Rules().Where(rule => rule.IsBroken).Select(rule => $"{Section}:{rule.Sentence}"),
        .. Times.Problems(Section, Times.Shortest, (nameof(Interval), Interval), (nameof(Timeout), Timeout)),
    ];

    private IEnumerable<(bool IsBroken, string Sentence)> Rules() =>
    [
        (HealthyAfter is < 1 or > MostReadings, $"HealthyAfter is {HealthyAfter}; give 1 to {MostReadings} readings."),
        (Warning is not (> 0 and <= 1), $"Warning is {Warning}; give more than 0 and at most 1."),
        (!(Critical > 0 && Critical <= Warning),
            $"Critical is {Critical}; give more than 0 and at most {Warning}, the Warning."),
        (AlertUrl is { } address && !WebAddress.Is(address),
            "AlertUrl is not an HTTP address; give one such as https://alerts.example.com/apex."),
    ];
}
