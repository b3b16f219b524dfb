using System.Collections.Immutable;
using Netra.Compliance.Cli.Baselining;
using Netra.Compliance.Cli.Findings;

namespace Netra.Compliance.Cli.Comparing;

/// <summary>Open findings held against those of a baseline, known again as <c>netra check --baseline</c> knows them.</summary>
/// <param name="New">Those that the baseline did not have, by place.</param>
/// <param name="Fixed">How many of the baseline are gone.</param>
/// <param name="Standing">How many are there still.</param>
public sealed record FindingChanges(ImmutableArray<Finding> New, int Fixed, int Standing)
{
    internal static FindingChanges Of(IEnumerable<Finding> was, IEnumerable<Finding> now)
    {
        ImmutableArray<Finding> open = [.. now.Where(finding => finding.IsOpen)];
        var known = BaselineMatch.Accepting(was.Where(finding => finding.IsOpen), Key);
        var (standing, gone) = BaselineMatch.Of(known, open, Key);
        return new([.. open.Where(finding => !standing.Contains(finding))], gone.Sum(entry => entry.Count), standing.Count);
    }

    private static (string Rule, string Path, string Text) Key(Finding finding) => (finding.Rule, finding.Path ?? "", finding.Text);
}
