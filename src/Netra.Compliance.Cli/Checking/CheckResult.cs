using System.Collections.Immutable;
using Netra.Compliance.Analyzers;
using Netra.Compliance.Checking;
using Netra.Compliance.Cli.Baselining;
using Netra.Compliance.Cli.Building;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Inputs;

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

/// <summary>What is checked: a solution or project, in a build of it, or a bare folder.</summary>
/// <param name="Path">What the caller named.</param>
/// <param name="Target">The solution or project; null for a bare folder.</param>
/// <param name="Root">The folder that findings name files from.</param>
internal sealed record CheckPlace(string Path, string? Target, string Root)
{
    /// <summary>The preset to start from; null for what the project has by itself.</summary>
    public string? Preset { get; init; }

    public static CheckPlace Of(string path, bool isBare)
    {
        var target = isBare ? null : Directory.Exists(path) ? BuildTarget.In(path) : BuildTarget.At(path);
        return new(path, target, target is null ? path : RepositoryRoot.Of(System.IO.Path.GetDirectoryName(target)!));
    }

    /// <summary>Whether a rule is judged here: a bare folder has no references.</summary>
    public bool Judges(string rule) =>
        Target is not null
            || RuleCatalog.StructuralRules.Any(analyzer => analyzer.SupportedDiagnostics.Any(said => said.Id == rule));

    public Task<CheckResult> CheckAsync(string configuration, CancellationToken cancellation) => Target is null
        ? Bare(Path, PresetText).RunAsync(cancellation)
        : new BuildCheck(Target, configuration, Root, PresetText).RunAsync(cancellation);

    private string? PresetText => Preset is null ? null : Checking.Preset.Text(Preset);

    private static FolderCheck Bare(string path, string? preset)
    {
        var root = Directory.Exists(path) ? path : throw Refusal.Unreadable(path, "is not a folder: --bare needs one.");
        var walk = SourceFolder.Walk(root);
        return walk.Files.Count > 0
            ? new(walk, root, preset)
            : throw new Refusal(ExitCode.Inventory, $"{path} contains no C# files: nothing was checked.");
    }
}
