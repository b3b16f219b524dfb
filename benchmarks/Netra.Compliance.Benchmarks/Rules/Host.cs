using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Benchmarks.Rules;

/// <summary>Runs analyzers as the compiler does: concurrently, over a compilation that knows the framework, every rule
/// on.</summary>
internal static class Host
{
    private static readonly ImmutableArray<MetadataReference> Framework =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    public static Compilation Compile(SyntaxTree[] trees, Contestant contestant) =>
        CSharpCompilation.Create("Measured", trees, Framework, Options(contestant));

    /// <summary>All findings; asked for by the cheapest way that gives them all, on all cores.</summary>
    public static async Task<IReadOnlyCollection<Diagnostic>> Findings(Compilation compilation, Contestant contestant)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new FixedOptions(contestant.Options)), onAnalyzerException: null,
            concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var run = compilation.WithAnalyzers(contestant.Analyzers, options);
        return contestant.IsSyntactic ? await OfEachFile(run) : await run.GetAnalyzerDiagnosticsAsync();
    }

    private static async Task<IReadOnlyCollection<Diagnostic>> OfEachFile(CompilationWithAnalyzers run)
    {
        var found = new ConcurrentBag<Diagnostic>();
        await Parallel.ForEachAsync(run.Compilation.SyntaxTrees, async (tree, cancellation) =>
            (await run.GetAnalyzerSyntaxDiagnosticsAsync(tree, cancellation)).ToList().ForEach(found.Add));
        return found;
    }

    private static CSharpCompilationOptions Options(Contestant contestant) => new(
        OutputKind.DynamicallyLinkedLibrary,
        allowUnsafe: true,
        specificDiagnosticOptions: contestant.Analyzers
            .SelectMany(rule => rule.SupportedDiagnostics)
            .Select(descriptor => descriptor.Id).Distinct()
            .Select(id => KeyValuePair.Create(id, Severity(id, contestant))));

    private static ReportDiagnostic Severity(string id, Contestant contestant) =>
        contestant.Off.Contains(id) ? ReportDiagnostic.Suppress : ReportDiagnostic.Warn;
}
