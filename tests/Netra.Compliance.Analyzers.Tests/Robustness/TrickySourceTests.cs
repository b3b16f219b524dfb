using Microsoft.CodeAnalysis;
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
        Assert.Empty(
            await RuleRun.Failures(
                RuleRun.Tests
                    .AddSyntaxTrees(
                        [.. TrickySources.All.Concat(TrickySources.Tests)
                            .Select((text, index) => Parse(text, $"{index}.cs"))])));

    // What owns the attributes of an assembly, or of nothing that parses, is in no namespace.
    [Theory]
    [InlineData("[assembly: System.Reflection.AssemblyMetadata(\"a\", \"b\")]")]
    [InlineData("[module: System.CLSCompliant(false)]")]
    [InlineData("[System.Obsolete] namespace N { }")]
    [InlineData("class C { } [Xunit.Fact]")]
    public async Task No_rule_throws_on_what_is_in_no_namespace(string source) => Assert.Empty(await RuleRun.Failures(
        RuleRun.Tests.AddSyntaxTrees(Parse(source)), ("netra_integration_scope", "namespaces:A"),
        ("netra_value_scope", "namespaces:A")));

    private static async Task<List<string>> Thrown(IEnumerable<string> sources)
    {
        var thrown = new List<string>();
        foreach (var source in sources)
        {
            var failures =
                await RuleRun.Failures(RuleRun.Tests.AddSyntaxTrees(Parse(source)), ("netra_max_method_lines", "1"));
            thrown.AddRange(failures.Select(failure => source + ": " + failure));
        }

        return thrown;
    }

    private static SyntaxTree Parse(string source, string path = "Tricky.cs") =>
        SourceParsing.Parse(source, path);
}
