using Netra.Compliance.Analyzers;
using Netra.Compliance.Checking;
using Netra.Compliance.Cli.Building;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Checking;

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
        Target is not null || RuleCatalog.StructuralRules.Any(analyzer => analyzer.SupportedDiagnostics.Any(said => said.Id == rule));

    public Task<CheckResult> CheckAsync(string configuration, CancellationToken cancellation) => Target is null
        ? Bare(Path, PresetText).RunAsync(cancellation)
        : new BuildCheck(Target, configuration, Root, PresetText).RunAsync(cancellation);

    private string? PresetText => Preset is null ? null : Checking.Preset.Text(Preset);

    private static FolderCheck Bare(string path, string? preset)
    {
        var root = Directory.Exists(path) ? path : throw Refusal.Unreadable(path, "is no folder: --bare takes one.");
        var walk = SourceFolder.Walk(root);
        return walk.Files.Count > 0 ? new(walk, root, preset) : throw new Refusal(ExitCode.Inventory, $"{path} holds no C# file: nothing was checked.");
    }
}
