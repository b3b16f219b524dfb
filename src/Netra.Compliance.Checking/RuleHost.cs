using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers;

namespace Netra.Compliance.Checking;

/// <summary>Runs the rules that need no project over parsed files.</summary>
internal sealed class RuleHost(EditorConfigs configs)
{
    /// <summary>Rules that speak at the end of a compilation see all files or none; here a compilation is a
    /// batch.</summary>
    private static readonly ImmutableArray<DiagnosticAnalyzer> PerFile =
        [.. RuleCatalog.StructuralRules
            .Where(rule =>
                !rule.SupportedDiagnostics
                    .Any(said => said.CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd)))];

    private readonly CSharpCompilationOptions _options =
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary).WithSyntaxTreeOptionsProvider(
            new TreeSeverities(configs));

    private readonly CompilationWithAnalyzersOptions _analysis = new(
        new AnalyzerOptions([], configs), onAnalyzerException: null, concurrentAnalysis: false,
        logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);

    /// <summary>What the rules say of each file by itself: asked file by file, for a host asked for all at once
    /// compiles them first.</summary>
    public async Task<ImmutableArray<Diagnostic>> JudgeAsync(
        ImmutableArray<SyntaxTree> trees, CancellationToken cancellation)
    {
        var host = Host(PerFile, Compile(trees));
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var tree in trees)
        {
            found.AddRange(await host.GetAnalyzerSyntaxDiagnosticsAsync(tree, cancellation));
        }

        return found.ToImmutable();
    }

    /// <summary>What a rule that asks what names mean says of some files.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="trees">All files that know each other; of packages they know nothing, of .NET what runs
    /// here.</param>
    /// <param name="judged">The files that are judged.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task<ImmutableArray<Diagnostic>> JudgeAsync(
        DiagnosticAnalyzer rule, IEnumerable<SyntaxTree> trees, IEnumerable<SyntaxTree> judged,
        CancellationToken cancellation)
    {
        var compilation = Compile(trees).AddReferences(Framework.References);
        var host = Host([rule], compilation);
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var tree in judged)
        {
            found.AddRange(
                await host.GetAnalyzerSemanticDiagnosticsAsync(
                    compilation.GetSemanticModel(tree), filterSpan: null, cancellation));
        }

        return found.ToImmutable();
    }

    /// <summary>What the rules say of the options themselves: asked of an empty file in the place of one that has
    /// them.</summary>
    public async Task<ImmutableArray<Diagnostic>> JudgeOptionsAsync(
        IEnumerable<string> files, CancellationToken cancellation)
    {
        var stands = files.DistinctBy(configs.Fingerprint)
            .Select(file => CSharpSyntaxTree.ParseText("", path: file, cancellationToken: cancellation));
        return await Host(RuleCatalog.StructuralRules, Compile(stands)).GetAnalyzerDiagnosticsAsync(cancellation);
    }

    private CSharpCompilation Compile(IEnumerable<SyntaxTree> trees) =>
        CSharpCompilation.Create("netra-check", trees, options: _options);

    private CompilationWithAnalyzers Host(ImmutableArray<DiagnosticAnalyzer> rules, CSharpCompilation compilation) =>
        compilation.WithAnalyzers(rules, _analysis);

    private static class Framework
    {
        /// <summary>The assemblies of the .NET that runs here; empty where they are no files of their own.</summary>
        public static readonly ImmutableArray<MetadataReference> References =
            [.. Files().Select(file => MetadataReference.CreateFromFile(file))];

        private static IEnumerable<string> Files()
        {
            var trusted = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
            var folder = Path.GetDirectoryName(typeof(object).Assembly.Location);
            return trusted.Split(Path.PathSeparator)
                .Where(file => file.Length > 0 && Path.GetDirectoryName(file) == folder);
        }
    }
}
