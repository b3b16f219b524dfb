using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers;
using Netra.Compliance.Cli.Findings;

namespace Netra.Compliance.Cli.Checking;

/// <summary>Runs the rules that need no references over parsed files.</summary>
internal sealed class RuleHost(EditorConfigs configs, string root)
{
    /// <summary>Rules that speak at the end of a compilation see all files or none; here a compilation is a batch.</summary>
    private static readonly ImmutableArray<DiagnosticAnalyzer> PerFile =
        [.. RuleCatalog.StructuralRules.Where(rule => !rule.SupportedDiagnostics.Any(said => said.CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd)))];

    private readonly CSharpCompilationOptions _options =
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary).WithSyntaxTreeOptionsProvider(new TreeSeverities(configs));

    private readonly CompilationWithAnalyzersOptions _analysis = new(
        new AnalyzerOptions([], configs), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);

    /// <summary>What the rules say of each file by itself: asked file by file, for a host asked for all at once compiles them first.</summary>
    public async Task<ImmutableArray<Finding>> JudgeAsync(ParsedBatch batch, CancellationToken cancellation)
    {
        var host = Host(PerFile, batch.Trees);
        var found = ImmutableArray.CreateBuilder<Finding>();
        foreach (var tree in batch.Trees)
        {
            found.AddRange((await host.GetAnalyzerSyntaxDiagnosticsAsync(tree, cancellation)).Select(ToFinding));
        }

        return found.ToImmutable();
    }

    /// <summary>What the rules say of the options themselves: asked of an empty file in the place of one that has them.</summary>
    public async Task<ImmutableArray<Finding>> JudgeOptionsAsync(IEnumerable<string> files, CancellationToken cancellation)
    {
        var stands = files.DistinctBy(configs.Fingerprint).Select(file => CSharpSyntaxTree.ParseText("", path: file, cancellationToken: cancellation));
        var said = await Host(RuleCatalog.StructuralRules, [.. stands]).GetAnalyzerDiagnosticsAsync(cancellation);
        return [.. said.Select(ToFinding)];
    }

    private CompilationWithAnalyzers Host(ImmutableArray<DiagnosticAnalyzer> rules, ImmutableArray<SyntaxTree> trees) =>
        CSharpCompilation.Create("netra-check", trees, options: _options).WithAnalyzers(rules, _analysis);

    private Finding ToFinding(Diagnostic said)
    {
        var place = said.Location.GetLineSpan();
        var level = said.Severity switch { DiagnosticSeverity.Error => "error", DiagnosticSeverity.Warning => "warning", _ => "note" };
        var path = place.IsValid ? SourcePath.Relative(place.Path, root) : null;
        return new(said.Id, level, said.GetMessage(System.Globalization.CultureInfo.InvariantCulture), path, place.IsValid ? place.StartLinePosition.Line + 1 : null, said.IsSuppressed)
        {
            Lines = MeasuredLines.In(said.Properties),
        };
    }
}
