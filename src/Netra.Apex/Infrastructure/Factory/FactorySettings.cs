using Netra.Apex.Settings;

namespace Netra.Apex.Infrastructure.Factory;

/// <summary>The source tree whose compliance the platform watches: section
/// <c>Apex:Infrastructure:Factory</c>.</summary>
internal sealed class FactorySettings
{
    /// <summary>The key of <see cref="Path"/>.</summary>
    public const string PathKey = $"{Section}:{nameof(Path)}";

    private const string Section = "Apex:Infrastructure:Factory";
    private const int MostDays = 365;

    /// <summary>The folder of the tree; null: nothing is watched.</summary>
    public string? Path { get; set; }

    /// <summary>How long no change is noticed before the tree is looked at anyway; from a second to a day.</summary>
    public TimeSpan Rescan { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The wait before what could not be read is tried again; from a millisecond to a day.</summary>
    public TimeSpan Retry { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a finding is kept after it was fixed, in days; 1 to 365.</summary>
    public int HistoryDays { get; set; } = 30;

    /// <summary>What a finding takes from its file in the weighted score, by rule: from 0, nothing, to 1, all; 1 for a
    /// rule that is not named here.</summary>
    public Dictionary<string, decimal> Weights { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a finding of a rule takes from its file.</summary>
    public decimal WeightOf(string rule) => Weights.GetValueOrDefault(rule, 1);

    /// <summary>What cannot be used, as sentences.</summary>
    public IEnumerable<string> Problems() =>
    [
        .. Rules().Where(rule => rule.IsBroken).Select(rule => $"{Section}:{rule.Sentence}"),
        .. Times.Problems(Section, TimeSpan.FromSeconds(1), (nameof(Rescan), Rescan)),
        .. Times.Problems(Section, Times.Shortest, (nameof(Retry), Retry)),
        .. Weights.SelectMany(weight => Problems(weight.Key, weight.Value)),
    ];

    private IEnumerable<(bool IsBroken, string Sentence)> Rules() =>
    [
        (Path is not null && !Directory.Exists(Path), $"Path is '{Path}'; give an existing folder."),
        (HistoryDays is < 1 or > MostDays, $"HistoryDays is {HistoryDays}; give 1 to {MostDays} days."),
    ];

    private static IEnumerable<string> Problems(string rule, decimal weight)
    {
        if (!TreeChecks.Rules.Contains(rule, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"{Section}:Weights:{rule} is not a rule; give one of {string.Join(", ", TreeChecks.Rules)}.";
        }
        else if (weight is < 0 or > 1)
        {
            yield return $"{Section}:Weights:{rule} is {weight}; give 0 to 1.";
        }
    }
}
