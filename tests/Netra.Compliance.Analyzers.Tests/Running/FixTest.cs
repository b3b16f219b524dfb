using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Netra.Compliance.Analyzers.Tests.Running;

/// <summary>One fix on one source: what it must become, or the same where no fix may be offered.</summary>
internal sealed class FixTest<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    public FixTest(string source, string? changed = null)
    {
        TestCode = source;
        FixedCode = changed ?? source;
        ReferenceAssemblies = MachineReferences.NoPackage;
        TestState.AdditionalReferences.AddRange(MachineReferences.Framework);
        TestState.AdditionalReferences.AddRange(MachineReferences.Testing);
    }

    public FixTest<TAnalyzer, TFix> Using(params string[] libraries)
    {
        TestState.AdditionalReferences.Add(Libraries.Shop);
        TestState.AdditionalReferences.AddRange(libraries.Select(Libraries.Named));
        return this;
    }

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Preview);
}
