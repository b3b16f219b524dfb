namespace Netra.Apex.Infrastructure.Factory;

/// <summary>What was read of a tree, and what the rules say of it.</summary>
/// <param name="AsOf">When reading began.</param>
/// <param name="Written">The files that a person wrote.</param>
/// <param name="Unread">The files that cannot be read.</param>
/// <param name="Findings">By file, line and rule.</param>
internal sealed record Scan(
    DateTimeOffset AsOf,
    IReadOnlyList<string> Written,
    IReadOnlyList<string> Unread,
    IReadOnlyList<CodeFinding> Findings);

/// <summary>How findings have changed within a time.</summary>
/// <param name="New">Those that were first seen in it.</param>
/// <param name="Fixed">Those that were found gone in it.</param>
/// <param name="Standing">Those that were there before it and are there after it.</param>
internal sealed record Changes(int New, int Fixed, int Standing);

/// <summary>The compliance of the tree, as an administrator sees it.</summary>
internal sealed class FactoryStatus(Scan scan, FactorySettings settings, Changes latest, Changes history)
{
    private const int MostListed = 100;
    private const int Digits = 10_000;
    private const string Empty = "The tree has no hand-written C# file, so there is no score.";

    private readonly Dictionary<string, decimal> _costs = scan.Findings.GroupBy(finding => finding.File)
        .ToDictionary(file => file.Key, file => file.Max(finding => settings.WeightOf(finding.Rule)));

    /// <summary>When the tree was read.</summary>
    public DateTimeOffset AsOf => scan.AsOf;

    /// <summary>How many files there are that a person wrote.</summary>
    public int Files => scan.Written.Count;

    /// <summary>How many of them have no finding.</summary>
    public int CleanFiles => scan.Written.Count(file => !_costs.ContainsKey(file));

    /// <summary>Files without findings over all files, 0 to 1; null without any file.</summary>
    public decimal? Score => Share(CleanFiles);

    /// <summary>The same, but a file with findings counts with what its heaviest finding leaves of it.</summary>
    public decimal? WeightedScore => Share(scan.Written.Sum(file => 1 - _costs.GetValueOrDefault(file)));

    /// <summary>How many findings there are.</summary>
    public int FindingCount => scan.Findings.Count;

    /// <summary>The first hundred of them, by file and line.</summary>
    public IEnumerable<CodeFinding> Findings => scan.Findings.Take(MostListed);

    /// <summary>The first hundred files that cannot be read now, and are tried again.</summary>
    public IEnumerable<string> Unread => scan.Unread.Take(MostListed);

    /// <summary>What the last scan has found that found a change.</summary>
    public Changes SinceLastChange => latest;

    /// <summary>What has changed in the days for which findings are kept.</summary>
    public Changes InHistory => history;

    /// <summary>Why there is no score, or why this is not how the tree is now, as a sentence; null when all is
    /// well.</summary>
    public string? Problem { get; init; } = scan.Written.Count == 0 ? Empty : null;

    /// <summary>The same of a tree that could not be scanned since.</summary>
    public FactoryStatus Outdated(string problem) => new(scan, settings, latest, history) { Problem = problem };

    // Rounded down, so that 1 is no less than every file.
    private decimal? Share(decimal part) => Files == 0 ? null : Math.Floor(part / Files * Digits) / Digits;
}
