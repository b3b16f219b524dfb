using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Netra.Compliance.Analyzers;
using Netra.Compliance.Cli.Findings;

namespace Netra.Compliance.Cli.Checking;

/// <summary>Checks a bare folder: parses every file and runs what needs no references, in parallel.</summary>
internal sealed class FolderCheck(ImmutableArray<string> files, string root)
{
    private readonly RuleHost _host = new(EditorConfigs.Of(files), root);
    private readonly ConcurrentBag<Finding> _findings = [];
    private long _lines;
    private long _parsing;
    private long _judging;

    public async Task<CheckResult> RunAsync(CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(files.Chunk(ParsedBatch.Size), cancellation, JudgeAsync);
        (await _host.JudgeOptionsAsync(files, cancellation)).ToList().ForEach(_findings.Add);
        var total = Stopwatch.GetElapsedTime(start);
        return new(FindingOrder.Of(_findings), new(files.Length, _lines), [NotJudged()], [], new(total, Share(total)));
    }

    private async ValueTask JudgeAsync(string[] paths, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var batch = ParsedBatch.Parse(paths, cancellation);
        Interlocked.Add(ref _parsing, Stopwatch.GetTimestamp() - start);
        Interlocked.Add(ref _lines, batch.Lines);
        var judging = Stopwatch.GetTimestamp();
        (await _host.JudgeAsync(batch, cancellation)).ToList().ForEach(_findings.Add);
        Interlocked.Add(ref _judging, Stopwatch.GetTimestamp() - judging);
    }

    /// <summary>Parsing and judging share the threads alike, so their shares of the wall time are their shares of the work.</summary>
    private TimeSpan Share(TimeSpan total) =>
        _parsing == 0 ? TimeSpan.Zero : total * ((double)_parsing / (_parsing + _judging));

    private static string NotJudged()
    {
        var rules = RuleCatalog.SemanticRules.SelectMany(rule => rule.SupportedDiagnostics).Select(rule => rule.Id).Distinct().Order(StringComparer.Ordinal);
        return $"A bare folder has no references and no symbols: {string.Join(", ", rules)} were not judged, nor code that #if leaves out.";
    }
}
