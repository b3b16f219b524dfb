using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Robustness;

/// <summary>Every rule of the catalog over sources that need not compile.</summary>
internal static class RuleRun
{
    private static readonly string[] LibraryNames =
        ["AwesomeAssertions", "FakeItEasy", "Moq", "MSTest", "NSubstitute", "NUnit", "Shouldly"];

    private static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);

    /// <summary>Knows Netra's attributes and every test framework: all rules run.</summary>
    public static CSharpCompilation Tests { get; } = CSharpCompilation.Create(
        "Mutants", [], [.. MachineReferences.Framework, .. MachineReferences.Testing, Libraries.Shop, .. LibraryNames.Select(Libraries.Named)], Options);

    /// <summary>Knows nothing, not even the framework.</summary>
    public static CSharpCompilation Bare { get; } = CSharpCompilation.Create("Mutants", [], [], Options);

    public static Task<ImmutableArray<Diagnostic>> On(Compilation compilation, params (string Key, string Value)[] options)
    {
        var settings = new AnalyzerOptions([], new FixedOptions(options));
        return compilation.WithAnalyzers(RuleCatalog.AllRules, settings).GetAnalyzerDiagnosticsAsync();
    }

    /// <summary>The rules that threw, each with its exception.</summary>
    public static async Task<IEnumerable<string>> Failures(Compilation compilation, params (string Key, string Value)[] options) =>
        Thrown(await On(compilation, options));

    public static IEnumerable<string> Thrown(IEnumerable<Diagnostic> findings) =>
        findings.Where(finding => finding.Id.StartsWith("AD", StringComparison.Ordinal)).Select(finding => finding.ToString());
}
