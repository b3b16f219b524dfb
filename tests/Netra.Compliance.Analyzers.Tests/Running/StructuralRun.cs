using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.Analyzers.Tests.Running;

/// <summary>The structural rules on parsed text alone, as a host without references runs them.</summary>
internal static class StructuralRun
{
    private static readonly CSharpParseOptions Latest = new(LanguageVersion.Preview);

    public static Task<ImmutableArray<Diagnostic>> On(string source, params (string Key, string Value)[] options) =>
        On(SourceText.From(source), options);

    public static Task<ImmutableArray<Diagnostic>> On(SourceText source, params (string Key, string Value)[] options)
    {
        var tree = CSharpSyntaxTree.ParseText(source, Latest, "/Source.cs");
        var compilation = CSharpCompilation.Create("Parsed", [tree]);
        var settings = new AnalyzerOptions([], new FixedOptions(options));
        return compilation.WithAnalyzers(RuleCatalog.StructuralRules, settings).GetAnalyzerDiagnosticsAsync();
    }

    /// <summary>What each member that has more than one line counts, in the order of the text.</summary>
    public static async Task<string> Counts(string source, params (string Key, string Value)[] options)
    {
        var findings = await On(source, [("netra_max_method_lines", "1"), .. options]);
        return string.Join(" ", findings
            .Where(finding => finding.Id == "NETRA1002")
            .OrderBy(finding => finding.Location.SourceSpan.Start)
            .Select(finding => finding.Properties["lines"]));
    }
}
