using Microsoft.CodeAnalysis.CSharp;
using Netra.Compliance.Analyzers.Tests.Robustness.Mutating;

namespace Netra.Compliance.Analyzers.Tests.Robustness;

public sealed class TrickySourceTests
{
    [Fact]
    public async Task No_rule_throws_on_a_tricky_source() =>
        Assert.Empty(await Thrown(TrickySources.All));

    [Fact]
    public async Task No_rule_throws_on_a_test_that_makes_no_sense() =>
        Assert.Empty(await Thrown(TrickySources.Tests));

    [Fact]
    public async Task No_rule_throws_on_many_tricky_sources_in_one_project() =>
        Assert.Empty(await RuleRun.Failures(RuleRun.Tests.AddSyntaxTrees([.. TrickySources.All.Concat(TrickySources.Tests).Select((text, index) => Parse(text, $"{index}.cs"))])));

    private static async Task<List<string>> Thrown(IEnumerable<string> sources)
    {
        var thrown = new List<string>();
        foreach (var source in sources)
        {
            var failures = await RuleRun.Failures(RuleRun.Tests.AddSyntaxTrees(Parse(source)), ("netra_max_method_lines", "1"));
            thrown.AddRange(failures.Select(failure => source + ": " + failure));
        }

        return thrown;
    }

    private static Microsoft.CodeAnalysis.SyntaxTree Parse(string source, string path = "Tricky.cs") =>
        CSharpSyntaxTree.ParseText(source, SourceParsing.Latest, path);
}
