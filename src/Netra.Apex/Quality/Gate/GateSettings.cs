using Netra.Apex.Settings;

namespace Netra.Apex.Quality.Gate;

/// <summary>When an answer passes, and what happens until then: section <c>Apex:Quality:Gate</c>.</summary>
internal sealed class GateSettings
{
    private const string Section = "Apex:Quality:Gate";
    private const int FewestAttempts = 2;
    private const int MostAttempts = 10;

    /// <summary>The lowest coherence that passes; 0 to 1.</summary>
    public double Coherence { get; set; } = 0.7;

    /// <summary>The lowest relevance that passes; 0 to 1.</summary>
    public double Relevance { get; set; } = 0.8;

    /// <summary>The lowest factual accuracy that passes; 0 to 1.</summary>
    public double FactualAccuracy { get; set; } = 0.9;

    /// <summary>How often the model is asked at most, the first time included; 2 to 10.</summary>
    public int Attempts { get; set; } = 3;

    /// <summary>How long the platform waits after the first rejection, and twice as long after each further one; from a
    /// millisecond to a day.</summary>
    public TimeSpan Backoff { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>What a customer is told when every answer was rejected; not blank.</summary>
    public string Fallback { get; set; } =
        "We have no answer that your facts support. Add facts, or ask in other words.";

    /// <summary>What cannot be used, as sentences.</summary>
    public IEnumerable<string> Problems() =>
    [
        .. Thresholds(),
        .. Rest(),
        .. Times.Problems(Section, Times.Shortest, (nameof(Backoff), Backoff)),
    ];

    private IEnumerable<string> Thresholds() =>
        new[]
        {
            KeyValuePair.Create(nameof(Coherence), Coherence),
            KeyValuePair.Create(nameof(Relevance), Relevance),
            KeyValuePair.Create(nameof(FactualAccuracy), FactualAccuracy),
        }.Where(threshold => threshold.Value is not (>= 0 and <= 1))
            .Select(threshold => $"{Section}:{threshold.Key} is {threshold.Value}; give a number from 0 to 1.");

    private IEnumerable<string> Rest()
    {
        if (Attempts is < FewestAttempts or > MostAttempts)
        {
            yield return $"{Section}:{nameof(Attempts)} is {Attempts}; give {FewestAttempts} to {MostAttempts}.";
        }

        if (string.IsNullOrWhiteSpace(Fallback))
        {
            yield return $"{Section}:{nameof(Fallback)} is blank; give the text that customers get instead.";
        }
    }
}
