using System.Collections.Immutable;
using Netra.Compliance.Cli.Baselining;
using Netra.Compliance.Cli.Findings;

namespace Netra.Compliance.Cli.Checking;

/// <summary>A baseline that a check is asked to use.</summary>
/// <param name="Path">The file's full path.</param>
/// <param name="Named">The file as the caller named it.</param>
/// <param name="Step">What to do with it.</param>
/// <param name="Known">What it accepts; empty where it is yet to be created.</param>
internal sealed record BaselineUse(string Path, string Named, BaselineStep Step, ImmutableArray<AcceptedFinding> Known)
{
    /// <summary>The result held against the baseline; the file is written where that was asked for and the check saw
    /// everything.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="root">The folder that findings name files from.</param>
    /// <param name="judges">Whether a rule was judged at all: entries of others are no news.</param>
    public CheckResult On(CheckResult result, string root, Func<string, bool> judges)
    {
        var keys = new FindingKeys(root).Of;
        var known = Step == BaselineStep.Create && result.IsWhole ? BaselineMatch.Accepting(result.Open, keys) : Known;
        var (accepted, rest) = BaselineMatch.Of(known, result.Open, keys);
        var notJudged = rest.Where(entry => !judges(entry.Rule));
        WriteIfAsked(BaselineMatch.Accepting(accepted, keys).Concat(notJudged), result);
        var stale = result.IsWhole ? rest.Except(notJudged) : [];
        var step = result.IsWhole ? Step : BaselineStep.Compare;
        return result with { Baseline = new(Named, accepted, [.. stale], step) };
    }

    // What was found, as it is now: an entry is never wider than its finding.
    private void WriteIfAsked(IEnumerable<AcceptedFinding> entries, CheckResult result)
    {
        if (Step != BaselineStep.Compare && result.IsWhole)
        {
            BaselineFile.Write(Path, entries);
        }
    }
}
