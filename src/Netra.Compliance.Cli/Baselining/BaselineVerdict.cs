using System.Collections.Immutable;
using Netra.Compliance.Cli.Findings;

namespace Netra.Compliance.Cli.Baselining;

/// <summary>A check held against a baseline.</summary>
/// <param name="File">The baseline, as the caller named it.</param>
/// <param name="Accepted">Open findings that the baseline accepts.</param>
/// <param name="Stale">Entries of which less was found than is accepted; the count is what is left over.</param>
/// <param name="Step">What was done with the file.</param>
internal sealed record BaselineVerdict(string File, ImmutableHashSet<Finding> Accepted, ImmutableArray<AcceptedFinding> Stale, BaselineStep Step)
{
    /// <summary>How many accepted findings were not found.</summary>
    public int StaleCount => Stale.Sum(entry => entry.Count);
}

/// <summary>What to do with a baseline.</summary>
internal enum BaselineStep
{
    /// <summary>Only hold the findings against it.</summary>
    Compare,

    /// <summary>Take out what was not found any more; never put in anything.</summary>
    Shrink,

    /// <summary>Accept all that is found, in a file that was not there.</summary>
    Create,
}
