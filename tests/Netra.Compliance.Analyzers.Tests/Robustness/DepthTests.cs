using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Tests.Robustness.Mutating;

namespace Netra.Compliance.Analyzers.Tests.Robustness;

/// <summary>Code of a depth that the compiler takes, in a test: a rule that recurses for each level would end the
/// process.</summary>
/// <remarks>Few levels where the compiler's own time doubles with each: functions and interpolated strings.</remarks>
public sealed class DepthTests
{
    [Theory]
    [InlineData("Assert.Equal(1, ", "1 + ", "1", "", ");", 10_000)]
    [InlineData("Assert.Equal(\"\", ", "\"a\" +\n", "\"\"", "", ");", 2_000)]
    [InlineData("Assert.Equal(1, ", "x.Add(1) + ", "1", "", ");", 2_000)]
    [InlineData("var b = true; Assert.True(", "b && ", "b", "", ");", 10_000)]
    [InlineData("Assert.True(", "(", "true", ")", ");", 400)]
    [InlineData("Assert.True(", "!", "true", "", ");", 400)]
    [InlineData("Assert.Equal(1, ", "Id(", "1", ")", ");", 300)]
    [InlineData("Assert.Equal(1, ", "x ? 1 : ", "1", "", ");", 300)]
    [InlineData("System.Action a = ", "() => F(", "null", ")", ";", 8)]
    [InlineData("", "{ ", "Assert.True(true);", " }", "", 400)]
    [InlineData("", "if (true) ", "Assert.True(true);", "", "", 400)]
    [InlineData("", "if (x) Assert.True(true); else ", ";", "", "", 1_000)]
    [InlineData("", "try { ", "Assert.True(true);", " } catch { }", "", 200)]
    [InlineData("", "void L() { ", "Assert.True(true);", " L(); }", "", 200)]
    [InlineData("var s = ", "$\"{", "1", "}\"", ";", 8)]
    [InlineData("s", ".Append(1)", "", "", ";", 2_000)]
    [InlineData("Assert.Equal(1, x", " switch { _ => x", " switch { _ => 1 }", " }", ");", 100)]
    public async Task No_rule_throws_at_a_depth(
        string begin, string before, string core, string after, string end, int levels)
    {
        var body = begin + Many(before, levels) + core + Many(after, levels) + end;
        Assert.Empty(await RuleRun.Failures(Project($"using Xunit;\nclass C {{ [Fact] void M() {{ {body} }} }}")));
    }

    [Theory]
    [InlineData("List<", "int", "> f;", ">", 300)]
    [InlineData("class N { ", "[Xunit.Fact] void M() { }", "", " }", 300)]
    [InlineData("namespace N { ", "class D { }", "", " }", 100)]
    public async Task No_rule_throws_at_a_depth_of_declarations(
        string before, string core, string end, string after, int levels) =>
        Assert.Empty(await RuleRun.Failures(Project(Many(before, levels) + core + Many(after, levels) + end)));

    // Each local asks twice for the one before it: asked every time, the last would not be judged this year.
    [Fact]
    public async Task No_rule_runs_away_with_locals_made_of_locals()
    {
        var locals =
            string.Concat(Enumerable.Range(1, 60).Select(level => $"var a{level} = a{level - 1} + a{level - 1}; "));
        Assert.Empty(
            await RuleRun.Failures(
                Project(
                    $"using Xunit;\nclass C {{ [Fact] void M() {{ var a0 = 1; {locals}Assert.Equal(a60, a59); }} }}")));
    }

    // Each name hangs on the next, and on the one before: followed to the end, they would end the process.
    [Fact]
    public async Task No_rule_runs_away_with_names_of_one_object()
    {
        var names = string.Concat(
            Enumerable.Range(1, 5_000)
                .Select(level => $"var a{level} = a{level - 1}; a{level}.Add({level}); Assert.Single(a{level});\n"));
        Assert.Empty(
            await RuleRun.Failures(
                Project(
                    $"using Xunit;\nclass C {{ [Fact] void M() {{ var a0 = new "
                    + $"System.Collections.Generic.List<int>();\n{names} }} }}")));
    }

    private static Compilation Project(string source) =>
        RuleRun.Tests.AddSyntaxTrees(SourceParsing.Parse(source, "Deep.cs"));

    private static string Many(string part, int times) => string.Concat(Enumerable.Repeat(part, times));
}
