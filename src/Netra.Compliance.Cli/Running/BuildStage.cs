using System.Collections.Immutable;
using Netra.Compliance.Cli.Building;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Running;

/// <summary>A build within a run: shown, timed, and the end of the run when it fails.</summary>
internal sealed class BuildStage(string configuration, IRunWatch watch, StageClock clock)
{
    /// <exception cref="Refusal">The target does not build.</exception>
    public async Task<ImmutableArray<BuiltProject>> RunAsync(string target, CancellationToken cancellation)
    {
        using var build = new Build(configuration, ImmutableDictionary<string, string>.Empty);
        var name = Path.GetFileName(target);
        var result = await clock.BuildAsync(() => watch.ShowAsync($"Building {name}", () => "", () => build.RunAsync(target, cancellation), built => built.Succeeded));
        return result.Succeeded ? result.Projects : throw BuildFailed(name, result);
    }

    private static Refusal BuildFailed(string name, BuildResult result) =>
        new(ExitCode.TestsFailed, $"{name} does not build: nothing was tested.") { Said = result.Errors };
}
