using Netra.Compliance.Analyzers.Tests.Robustness.Mutating;

namespace Netra.Compliance.Analyzers.Tests.Robustness;

/// <summary>What no person writes, and tools do: a rule that counts off a list for each of its statements would take an
/// hour.</summary>
public sealed class HugeFileTests
{
    private const int Many = 100_000;

    [Theory]
    [InlineData("a++; a++;\n", 100_002)]
    [InlineData("a++; ", 1)]
    [InlineData("; /**/ ", 0)]
    public async Task The_structural_rules_come_through_a_block_of_many_statements(string statement, int findings)
    {
        var tree = SourceParsing.Parse(
            "class C { void M(int a) { a--;\n" + string.Concat(Enumerable.Repeat(statement, Many)) + "\n} }",
            "Huge.cs");
        var found = await new RuleRun(RuleRun.Bare.AddSyntaxTrees(tree)).OnText(tree);
        Assert.Equal(findings, found.Length);
    }
}
