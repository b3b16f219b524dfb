using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Netra.Compliance.Analyzers.Tests.Running;

/// <summary>One rule on one source; expected findings are marked in it: <c>{|NETRA1002:Name|}</c>.</summary>
internal class RuleTest<TAnalyzer> : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    private LanguageVersion _language = LanguageVersion.Preview;

    public RuleTest(string source)
    {
        TestCode = source;
        ReferenceAssemblies = MachineReferences.NoPackage;
        TestState.AdditionalReferences.AddRange(MachineReferences.Framework);
        TestState.AdditionalReferences.AddRange(MachineReferences.Testing);
    }

    public RuleTest<TAnalyzer> With(params string[] options)
    {
        TestState.AnalyzerConfigFiles.Add(("/.editorconfig", string.Join("\n", ["root = true", "[*.cs]", .. options])));
        return this;
    }

    public RuleTest<TAnalyzer> And(string source)
    {
        TestState.Sources.Add(source);
        return this;
    }

    public RuleTest<TAnalyzer> Using(params string[] libraries)
    {
        TestState.AdditionalReferences.Add(Libraries.Shop);
        TestState.AdditionalReferences.AddRange(libraries.Select(Libraries.Named));
        return this;
    }

    public RuleTest<TAnalyzer> Using(MetadataReference library)
    {
        TestState.AdditionalReferences.Add(library);
        return this;
    }

    public RuleTest<TAnalyzer> Without(IEnumerable<MetadataReference> references)
    {
        TestState.AdditionalReferences.RemoveAll(reference => references.Contains(reference));
        return this;
    }

    public RuleTest<TAnalyzer> Nullable()
    {
        SolutionTransforms.Add((solution, id) => solution.WithProjectCompilationOptions(
            id, ((CSharpCompilationOptions)solution.GetProject(id)!.CompilationOptions!).WithNullableContextOptions(
                NullableContextOptions.Enable)));
        return this;
    }

    public RuleTest<TAnalyzer> In(LanguageVersion language)
    {
        _language = language;
        return this;
    }

    public RuleTest<TAnalyzer> Saying(string message, int place = 0, DiagnosticSeverity? severity = null)
    {
        var rule = new TAnalyzer().SupportedDiagnostics.Single();
        var finding = new DiagnosticResult(rule).WithSeverity(severity ?? rule.DefaultSeverity);
        TestState.ExpectedDiagnostics.Add(finding.WithLocation(place).WithMessage(message));
        return this;
    }

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(_language);
}
