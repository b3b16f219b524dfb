using System.Collections.Immutable;

namespace Netra.Compliance.Cli.History;

/// <summary>How often a test changes between green and red from one run to the next.</summary>
/// <remarks>
/// Green is <c>Proven</c> or <c>Protected</c>, red is <c>AtRisk</c>; runs that know neither are passed over. Of two
/// neighbours that are left, a flip is one of each colour; the rate is flips per pair of neighbours. A fix is a flip as
/// a defect is: a test that broke once and was repaired has two. The interval is that of E. B. Wilson, "Probable
/// inference, the law of succession, and statistical inference", Journal of the American Statistical Association 22
/// (1927), 209–212, for 95 %, without continuity correction. It takes the pairs for independent, which neighbours that
/// share a run are only nearly: read it as a measure of how little few runs say.
/// </remarks>
/// <param name="Runs">Runs in which it is known to be green or red.</param>
/// <param name="Flips">Pairs of neighbours of unlike colour.</param>
internal sealed record FlipRate(int Runs, int Flips)
{
    /// <summary>The fewest runs of which a rate is told.</summary>
    public const int FewestRuns = 10;

    /// <summary>The 97.5 % quantile of the normal distribution.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>Neighbours that were compared.</summary>
    public int Pairs => Math.Max(0, Runs - 1);

    /// <summary>Whether there are enough runs to tell a rate.</summary>
    public bool IsEnough => Runs >= FewestRuns;

    /// <summary>Flips per pair, 0 to 1; null where there are not enough runs.</summary>
    public double? Rate => IsEnough ? Rounded((double)Flips / Pairs) : null;

    /// <summary>The lower end of the interval; null where there are not enough runs.</summary>
    public double? Low => IsEnough ? Rounded(Math.Max(0, Middle - Reach)) : null;

    /// <summary>The upper end of the interval; null where there are not enough runs.</summary>
    public double? High => IsEnough ? Rounded(Math.Min(1, Middle + Reach)) : null;

    private double Middle => (Flips + Z * Z / 2) / (Pairs + Z * Z);

    private double Reach =>
        Z * Math.Sqrt((double)Flips * (Pairs - Flips) / Pairs + Z * Z / 4) / (Pairs + Z * Z);

    /// <summary>Counts the flips of one test.</summary>
    public static FlipRate Of(ImmutableArray<Moment> moments)
    {
        var colours = moments.Select(moment => moment.IsRed).OfType<bool>().ToList();
        return new(colours.Count, colours.Zip(colours.Skip(1)).Count(pair => pair.First != pair.Second));
    }

    private static double Rounded(double share) => Math.Round(share, 4);
}

/// <summary>What one run knows of one test or point.</summary>
/// <param name="At">When the run began, in UTC.</param>
/// <param name="State">The name of its state.</param>
/// <param name="Reason">Why the state is not that of its points; null when it is.</param>
/// <param name="Usd">US dollars a month.</param>
internal sealed record Moment(DateTime At, string State, string? Reason, decimal Usd)
{
    /// <summary>Whether it is red; null where the run knows neither.</summary>
    public bool? IsRed => State switch
    {
        "AtRisk" => true,
        "Proven" or "Protected" => false,
        _ => null,
    };

    /// <summary>Whether its revenue is at risk; null where the run does not know. What is no longer declared is at no
    /// risk.</summary>
    public bool? IsAtRisk => State == "Lost" ? false : IsRed;

    /// <summary>Whether its revenue is not proven; null where the run did not ask.</summary>
    public bool? IsUnproven =>
        Reason == Ledger.LedgerTest.NotAskedForReason ? null : State is not ("Proven" or "Lost");
}
