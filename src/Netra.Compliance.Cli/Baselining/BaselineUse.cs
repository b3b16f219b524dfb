using System.Collections.Immutable;
using Netra.Compliance.Cli.Checking;

namespace Netra.Compliance.Cli.Baselining;

/// <summary>A baseline that a check is asked to use.</summary>
/// <param name="Path">The file's full path.</param>
/// <param name="Named">The file as the caller named it.</param>
/// <param name="Step">What to do with it.</param>
/// <param name="Known">What it accepts; empty where it is yet to be created.</param>
internal sealed record BaselineUse(string Path, string Named, BaselineStep Step, ImmutableArray<AcceptedFinding> Known)
{
    /// <summary>The result held against the baseline; the file is written where that was asked for and the check saw everything.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="root">The folder that findings name files from.</param>
    /// <param name="judges">Whether a rule was judged at all: entries of others are no news.</param>
    public CheckResult On(CheckResult result, string root, Func<string, bool> judges)
    {
        var keys = new FindingKeys(root);
        var known = Step == BaselineStep.Create && result.IsWhole ? BaselineMatch.Accepting(result, keys) : Known;
        var (accepted, rest) = BaselineMatch.Of(known, result, keys);
        var stale = result.IsWhole ? rest.Where(entry => judges(entry.Rule)).ToImmutableArray() : [];
        WriteIfAsked(known, stale, result);
        return result with { Baseline = new(Named, accepted, stale, result.IsWhole ? Step : BaselineStep.Compare) };
    }

    private void WriteIfAsked(ImmutableArray<AcceptedFinding> known, ImmutableArray<AcceptedFinding> stale, CheckResult result)
    {
        if (Step != BaselineStep.Compare && result.IsWhole)
        {
            BaselineFile.Write(Path, known.Select(entry => Without(entry, stale)).Where(entry => entry.Count > 0));
        }
    }

    private static AcceptedFinding Without(AcceptedFinding entry, ImmutableArray<AcceptedFinding> stale) =>
        stale.FirstOrDefault(gone => gone with { Count = entry.Count } == entry) is { } gone ? entry with { Count = entry.Count - gone.Count } : entry;
}
