namespace Netra.Compliance.Cli.Gate;

/// <summary>The thresholds in money; what is not asked for is null, apart from the two that are safe by default.</summary>
/// <param name="MaxAtRisk">US dollars a month that may be at risk; 0 unless stated.</param>
/// <param name="MinProtected">What must be protected or proven; all of it unless stated.</param>
/// <param name="MinProven">What must be proven; not asked for unless stated.</param>
public sealed record GateOptions(decimal? MaxAtRisk = null, Threshold? MinProtected = null, Threshold? MinProven = null)
{
    /// <summary>What critical tests must notice of the mutants that they reached; not asked for unless stated.</summary>
    public Threshold? MinMutationScore { get; init; }

    /// <summary>These options, and where they are silent, <paramref name="others"/>.</summary>
    public GateOptions Over(GateOptions others) =>
        new(MaxAtRisk ?? others.MaxAtRisk, MinProtected ?? others.MinProtected, MinProven ?? others.MinProven)
        {
            MinMutationScore = MinMutationScore ?? others.MinMutationScore,
        };
}
