using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Robustness;

/// <summary>Every rule of the catalog over sources that need not compile.</summary>
internal sealed class RuleRun
{
    private static readonly string[] LibraryNames =
        ["AwesomeAssertions", "FakeItEasy", "Moq", "MSTest", "NSubstitute", "NUnit", "Shouldly"];

    private static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable,
            allowUnsafe: true);

    private readonly ConcurrentQueue<string> _thrown = [];
    private readonly CompilationWithAnalyzers _run;

    public RuleRun(Compilation compilation, params (string Key, string Value)[] options) =>
        _run = compilation.WithAnalyzers(
        RuleCatalog.AllRules,
        new CompilationWithAnalyzersOptions(new AnalyzerOptions([], new FixedOptions(options)), Keep,
            concurrentAnalysis: true, logAnalyzerExecutionTime: false));

    /// <summary>Knows Netra's attributes and every test framework: all rules run.</summary>
    public static CSharpCompilation Tests { get; } = CSharpCompilation.Create(
        "Mutants", [],
        [.. MachineReferences.Framework, .. MachineReferences.Testing, Libraries.Shop,
            .. LibraryNames.Select(Libraries.Named)], Options);

    /// <summary>Knows the framework alone, as a product does.</summary>
    public static CSharpCompilation Product { get; } =
        CSharpCompilation.Create("Mutants", [], MachineReferences.Framework, Options);

    /// <summary>Knows nothing, not even the framework.</summary>
    public static CSharpCompilation Bare { get; } = CSharpCompilation.Create("Mutants", [], [], Options);

    /// <summary>The rules that threw so far, each with its exception.</summary>
    public IReadOnlyCollection<string> Thrown => _thrown;

    public static async Task<IReadOnlyCollection<string>> Failures(
        Compilation compilation, params (string Key, string Value)[] options)
    {
        var run = new RuleRun(compilation, options);
        await run.OnAll();
        return run.Thrown;
    }

    public Task<ImmutableArray<Diagnostic>> OnAll() => _run.GetAnalyzerDiagnosticsAsync();

    /// <summary>What is said of one file alone, as an editor asks.</summary>
    public async Task<ImmutableArray<Diagnostic>> On(SyntaxTree tree)
    {
        var ofText = await OnText(tree);
        return ofText.AddRange(
            await _run.GetAnalyzerSemanticDiagnosticsAsync(
                _run.Compilation.GetSemanticModel(tree), filterSpan: null, default));
    }

    /// <summary>What is said of one file by the rules that need not know what anything means.</summary>
    public Task<ImmutableArray<Diagnostic>> OnText(SyntaxTree tree) =>
        _run.GetAnalyzerSyntaxDiagnosticsAsync(tree, default);

    private void Keep(Exception thrown, DiagnosticAnalyzer rule, Diagnostic report) =>
        _thrown.Enqueue($"{report}\n{thrown}");
}
