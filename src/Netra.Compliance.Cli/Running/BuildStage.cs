using System.Collections.Immutable;
using Netra.Compliance.Cli.Building;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Running;

/// <summary>A build within a run: shown, timed, and the end of the run when it fails.</summary>
internal sealed class BuildStage(string configuration, IRunWatch watch, StageClock clock)
{
    /// <exception cref="Refusal">The target does not build.</exception>
    public async Task<ImmutableArray<BuiltProject>> RunAsync(string target, CancellationToken cancellation)
    {
        using var build = new Build(configuration, ImmutableDictionary<string, string>.Empty);
        var name = Path.GetFileName(target);
        var result =
            await clock.BuildAsync(() =>
                watch.ShowAsync($"Building {name}", () => "", () => build.RunAsync(target, cancellation),
                    built => built.Succeeded));
        return result.Succeeded ? result.Projects : throw BuildFailed(name, result);
    }

    private static Refusal BuildFailed(string name, BuildResult result) =>
        new(ExitCode.TestsFailed, $"{name} does not build: nothing was tested.") { Said = result.Errors };
}

/// <summary>A built test project and what it declares.</summary>
internal sealed record CriticalProject(BuiltProject Built, AssemblyCatalog Catalog)
{
    public static CriticalProject? Of(BuiltProject built) =>
        File.Exists(built.Assembly) && CatalogReader.Read(built.Assembly) is { } catalog ? new(built, catalog) : null;

    /// <summary>The arguments of the test command.</summary>
    public IEnumerable<string> TestArguments(RunRequest request)
    {
        string[] framework = Built.Framework.Length == 0 ? [] : ["--framework", Built.Framework];
        string[] filter = request.Tests.Filter(Catalog) is { } expression ? ["--filter", expression] : [];
        return ["test", Built.Project, "--no-build", "--configuration", request.Configuration, "--nologo",
            "--verbosity", "quiet", .. framework, .. filter];
    }
}

/// <summary>A test project, and what <c>dotnet test</c> said of it.</summary>
internal sealed record TestedProject(CriticalProject Project, ProcessRun Run)
{
    private const int Shown = 8;

    /// <summary>The assembly's name.</summary>
    public string Name => Project.Catalog.Header.Assembly;

    /// <summary>Its last lines, each a note.</summary>
    public IEnumerable<string> LastLines => Run.Lines.Where(line => line.Trim().Length > 0).TakeLast(Shown)
        .Select(line => $"dotnet test of {Name} said: {line.Trim()}");

    public bool LeftNoJournal(MatchedRuns matched) => matched.Builds
        .Any(build => build.Journals.IsEmpty && build.Catalog.Mvids.Overlaps(Project.Catalog.Mvids));
}

/// <summary>The findings logs of what was built; a project without one is not a project without findings.</summary>
internal sealed record FindingsLogs(ImmutableArray<string> Files, ImmutableArray<string> Notes)
{
    public static FindingsLogs Of(IReadOnlyCollection<BuiltProject> built)
    {
        var files = built.Select(project => project.Findings).Where(File.Exists).Distinct();
        var without = built.Where(project => !File.Exists(project.Findings)).Select(project => project.Name).Distinct()
            .ToList();
        return new([.. files],
            without.Count == 0
                ? []
                : [$"No findings log for {string.Join(", ", without)}: its findings are unknown."]);
    }
}
