using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Compliance.Analyzers.Tests.House;

public sealed class HouseTests
{
    [Fact]
    public async Task Every_file_of_this_repository_keeps_the_structural_rules()
    {
        var findings = await Findings(Repository.Sources());
        Assert.Empty(findings.Select(finding => finding.ToString()));
    }

    [Fact]
    public void Judges_the_rules_own_sources_too() =>
        Assert.Contains(Repository.Sources(), file => Path.GetFileName(file) == "StructureAnalyzer.cs");

    [Fact]
    public async Task Would_notice_a_file_that_breaks_them()
    {
        var broken = string.Concat(Enumerable.Repeat("// line\n", 301));
        Assert.Single(await Findings([Path.Combine(Repository.Root, "src/Broken.cs")], _ => broken));
    }

    private static Task<ImmutableArray<Diagnostic>> Findings(
        IEnumerable<string> files, Func<string, string>? read = null)
    {
        var trees = files.Select(file => CSharpSyntaxTree.ParseText((read ?? File.ReadAllText)(file), path: file));
        return CSharpCompilation.Create("House", trees)
            .WithAnalyzers(RuleCatalog.StructuralRules, new AnalyzerOptions([], EditorConfig.Options))
            .GetAnalyzerDiagnosticsAsync();
    }
}
