using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers;
using Netra.Compliance.Checking;
using Netra.Compliance.Cli.Building;
using Netra.Compliance.Cli.Findings;

namespace Netra.Compliance.Cli.Checking;

/// <summary>Checks a bare folder: parses every file and runs what needs no references, in parallel.</summary>
internal sealed class FolderCheck(FolderWalk walk, string root, string? preset = null)
{
    private readonly RuleHost _host = new(EditorConfigs.Of(walk.Files, preset));
    private readonly ConcurrentBag<Finding> _findings = [];
    private readonly ConcurrentBag<string> _errors = [];
    private long _lines;
    private long _parsing;
    private long _judging;

    public async Task<CheckResult> RunAsync(CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(walk.Files.Chunk(ParsedBatch.Size), cancellation, JudgeAsync);
        Add(await _host.JudgeOptionsAsync(walk.Files, cancellation));
        var total = Stopwatch.GetElapsedTime(start);
        return new(
            FindingOrder.Of(_findings), new(walk.Files.Count, _lines),
            [NotJudged(), .. walk.Links.Select(NotFollowed), .. walk.Unnamed.Select(Unnamed)],
            [.. _errors.Order(StringComparer.Ordinal)], new(total, Share(total)));
    }

    private async ValueTask JudgeAsync(string[] paths, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var batch = ParsedBatch.Parse(paths, cancellation);
        Interlocked.Add(ref _parsing, Stopwatch.GetTimestamp() - start);
        Interlocked.Add(ref _lines, batch.Lines);
        batch.Errors.Select(SyntaxError).ToList().ForEach(_errors.Add);
        var judging = Stopwatch.GetTimestamp();
        Add(await _host.JudgeAsync(batch.Trees, cancellation));
        Interlocked.Add(ref _judging, Stopwatch.GetTimestamp() - judging);
    }

    private void Add(IEnumerable<Diagnostic> said) => said.Select(ToFinding).ToList().ForEach(_findings.Add);

    private Finding ToFinding(Diagnostic said)
    {
        var place = said.Location.GetLineSpan();
        var level = said.Severity switch { DiagnosticSeverity.Error => "error", DiagnosticSeverity.Warning => "warning",
            _ => "note" };
        var path = place.IsValid ? SourcePath.Relative(place.Path, root) : null;
        return new(said.Id, level, said.GetMessage(CultureInfo.InvariantCulture), path,
            place.IsValid ? place.StartLinePosition.Line + 1 : null, said.IsSuppressed)
        {
            Lines = MeasuredLines.In(said.Properties),
        };
    }

    private string SyntaxError(Diagnostic said)
    {
        var (place, text) = (said.Location.GetLineSpan(), said.GetMessage(CultureInfo.InvariantCulture));
        var (path, start) = (SourcePath.Relative(place.Path, root), place.StartLinePosition);
        return string.Create(CultureInfo.InvariantCulture,
            $"{path}({start.Line + 1},{start.Character + 1}): error {said.Id}: {text}");
    }

    private string NotFollowed(string link) => $"{SourcePath.Relative(link, root)} is a link and was not followed.";

    private string Unnamed(string path) =>
        $"{Path.GetRelativePath(root, path)} has a name that is not valid UTF-8 and was skipped: rename it.";

    /// <summary>Parsing and judging share the threads alike, so their shares of the wall time are their shares of the
    /// work.</summary>
    private TimeSpan Share(TimeSpan total) =>
        _parsing == 0 ? TimeSpan.Zero : total * ((double)_parsing / (_parsing + _judging));

    private static string NotJudged()
    {
        var rules = RuleCatalog.SemanticRules.SelectMany(rule => rule.SupportedDiagnostics).Select(rule => rule.Id)
            .Distinct().Order(StringComparer.Ordinal);
        return $"A bare folder has no references or symbols: {string.Join(", ", rules)} were not checked, nor was code "
            + $"excluded by #if.";
    }
}

/// <summary>What a check of a build did not judge.</summary>
internal static class UncheckedProjects
{
    public static ImmutableArray<string> Of(BuildResult built)
    {
        var unjudged = built.Projects.Where(project => !File.Exists(project.Findings)).Select(Sentence).Distinct();
        return built.Succeeded
            ? [.. unjudged] : ["The build stopped: projects that were not compiled were not checked.", .. unjudged];
    }

    private static string Sentence(BuiltProject project) =>
        project.Language == "C#"
            ? $"{project.Name} wrote no findings log."
            : $"{project.Name} is written in {project.Language}; the rules support only C#.";
}

/// <summary>Limits and severities by name, as the package has them; what a project's own files say wins over
/// them.</summary>
internal static class Preset
{
    /// <summary>In a build: the file, in the folder that the build's own targets look into.</summary>
    public const string FileName = "check.globalconfig";

    /// <summary>The settings of a preset; an error is a warning here, for in a build the first would hide what comes
    /// after it.</summary>
    public static string Text(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "presets", $"{name}.globalconfig"))
        .Replace("severity = error", "severity = warning", StringComparison.Ordinal);
}
