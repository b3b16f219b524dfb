using System.Collections.Immutable;
using Netra.Compliance.Cli.Baselining;
using Netra.Compliance.Cli.Findings;

namespace Netra.Compliance.Cli.Checking;

/// <summary>What a check judged, what it found, and what it could not judge.</summary>
/// <param name="Findings">By path, line and rule; suppressed ones too.</param>
/// <param name="Volume">How much was judged.</param>
/// <param name="NotJudged">One sentence for each thing that was left out.</param>
/// <param name="Errors">Why the project does not build; empty when it does, or when nothing was built.</param>
/// <param name="Time">How long it took.</param>
/// <param name="Stopped">The build did not come to its end, so that there may be more to find than was found.</param>
/// <param name="Baseline">What of it is accepted; null where no baseline was asked for.</param>
internal sealed record CheckResult(
    ImmutableArray<Finding> Findings,
    SourceVolume Volume,
    ImmutableArray<string> NotJudged,
    ImmutableArray<string> Errors,
    CheckTime Time,
    bool Stopped = false,
    BaselineVerdict? Baseline = null)
{
    /// <summary>Findings that count: neither suppressed nor mere notes nor accepted.</summary>
    public ImmutableArray<Finding> Open => [.. Findings.Where(finding => finding.IsOpen && !IsAccepted(finding))];

    /// <summary>Everything that was to be judged was: what was not found is not there.</summary>
    public bool IsWhole => !Stopped && Errors.IsEmpty;

    /// <summary>Whether the baseline accepts a finding.</summary>
    public bool IsAccepted(Finding finding) => Baseline?.Accepted.Contains(finding) == true;
}

/// <summary>Files and the lines in them, as an editor counts them.</summary>
internal sealed record SourceVolume(int Files, long Lines);

/// <summary>Wall time in all, and what parsing the same files alone takes of it or would take.</summary>
internal sealed record CheckTime(TimeSpan Total, TimeSpan Parsing);
