using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Netra.Compliance.Analyzers.Tests.Running;

/// <summary>One rule on one source; expected findings are marked in it: <c>{|NETRA1002:Name|}</c>.</summary>
internal class RuleTest<TAnalyzer> : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    public RuleTest(string source)
    {
        TestCode = source;
        ReferenceAssemblies = MachineReferences.NoPackage;
        TestState.AdditionalReferences.AddRange(MachineReferences.Framework);
    }

    public RuleTest<TAnalyzer> With(params string[] options)
    {
        TestState.AnalyzerConfigFiles.Add(("/.editorconfig", string.Join("\n", ["root = true", "[*.cs]", .. options])));
        return this;
    }
}
