using System.Text.Json.Serialization;

namespace Netra.Compliance.Cli.Gate;

/// <summary>The thresholds in money; what is not asked for is null, apart from the two that are safe by default.</summary>
/// <param name="MaxAtRisk">US dollars a month that may be at risk; 0 unless stated.</param>
/// <param name="MinProtected">What must be protected or proven; all of it unless stated.</param>
/// <param name="MinProven">What must be proven; not asked for unless stated.</param>
public sealed record GateOptions(decimal? MaxAtRisk = null, Threshold? MinProtected = null, Threshold? MinProven = null)
{
    /// <summary>What critical tests must notice of the mutants that they reached; not asked for unless stated.</summary>
    public Threshold? MinMutationScore { get; init; }

    /// <summary>What of the baseline may be lost; nothing unless stated.</summary>
    public Threshold? MaxLost { get; init; }

    /// <summary>Whether nothing that was proven in the baseline may be less, and nothing new unproven.</summary>
    public bool? NoNewUnproven { get; init; }

    /// <summary>Whether there may be no open finding that the baseline did not have.</summary>
    public bool? NoNewFindings { get; init; }

    /// <summary>The first rule that is asked for and needs a baseline; null for none.</summary>
    [JsonIgnore]
    public string? NeedsBaseline =>
        MaxLost is not null ? "maxLost" : NoNewUnproven == true ? "noNewUnproven" : NoNewFindings == true ? "noNewFindings" : null;

    /// <summary>These options, and where they are silent, <paramref name="others"/>.</summary>
    public GateOptions Over(GateOptions others) =>
        new(MaxAtRisk ?? others.MaxAtRisk, MinProtected ?? others.MinProtected, MinProven ?? others.MinProven)
        {
            MinMutationScore = MinMutationScore ?? others.MinMutationScore,
            MaxLost = MaxLost ?? others.MaxLost,
            NoNewUnproven = NoNewUnproven ?? others.NoNewUnproven,
            NoNewFindings = NoNewFindings ?? others.NoNewFindings,
        };
}
