using System.Collections.Immutable;
using System.Diagnostics;
using Netra.Compliance.Analyzers;
using Netra.Compliance.Checking;
using Netra.Compliance.Cli.Building;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Checking;

/// <summary>Checks a solution or project in a real build of it, rules and log brought in by property.</summary>
internal sealed class BuildCheck(string target, string configuration, string root, string? preset)
{
    public async Task<CheckResult> RunAsync(CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        using var build = new Build(configuration, Properties());
        build.Bring(Preset.FileName, preset);
        var built = await build.RunAsync(target, cancellation);
        var total = Stopwatch.GetElapsedTime(start);
        var errors = built.Errors.Where(error => !IsFinding(error)).ToImmutableArray();
        return await ResultAsync(built, errors, total, cancellation);
    }

    private async Task<CheckResult> ResultAsync(
        BuildResult built, ImmutableArray<string> errors, TimeSpan total, CancellationToken cancellation)
    {
        var findings = built.Projects.Select(project => project.Findings).Where(File.Exists)
            .SelectMany(file => SarifReader.Read(file, root));
        var files = SourcesOf(built);
        var parsing = Stopwatch.GetTimestamp();
        var volume = await MeasureAsync(files, cancellation);
        return new(FindingOrder.Of(findings), volume, UncheckedProjects.Of(built), errors,
            new(total, Stopwatch.GetElapsedTime(parsing)), Stopped: !built.Succeeded);
    }

    private ImmutableArray<string> SourcesOf(BuildResult built)
    {
        var files = built.Projects.SelectMany(project => project.Sources).Where(File.Exists).Distinct()
            .ToImmutableArray();
        return files.Length > 0 || !built.Succeeded
            ? files
            : throw new Refusal(ExitCode.Inventory, $"{target} compiles no C# files: nothing was checked.");
    }

    private static async Task<SourceVolume> MeasureAsync(ImmutableArray<string> files, CancellationToken cancellation)
    {
        var lines = 0L;
        await Parallel.ForEachAsync(files.Chunk(ParsedBatch.Size), cancellation, (paths, token) =>
        {
            Interlocked.Add(ref lines, ParsedBatch.Parse(paths, token).Lines);
            return ValueTask.CompletedTask;
        });
        return new(files.Length, lines);
    }

    private static bool IsFinding(string error) =>
        RuleCatalog.Descriptors.Any(rule => error.Contains($"error {rule.Id}:", StringComparison.Ordinal));

    private static ImmutableDictionary<string, string> Properties() => ImmutableDictionary<string, string>.Empty
        .Add("NetraRulesAssembly", typeof(RuleCatalog).Assembly.Location)
        .Add("NetraRuleIds", string.Join(';', RuleCatalog.Descriptors.Select(rule => rule.Id)));
}
