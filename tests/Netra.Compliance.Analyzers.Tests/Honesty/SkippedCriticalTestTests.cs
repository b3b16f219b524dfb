using Netra.Compliance.Analyzers.Honesty;
using Netra.Compliance.Analyzers.Tests.Running;
using Netra.Compliance.CodeFixes.Honesty;

namespace Netra.Compliance.Analyzers.Tests.Honesty;

public sealed class SkippedCriticalTestTests
{
    private const string Critical =
        "[CriticalTest(1, \"Flow\"), BusinessValue(15_000, \"Pays\")] public abstract partial class A";

    [Theory]
    [InlineData("[Fact({|NETRA3007:Skip = \"later\"|})] public void T() { }")]
    [InlineData("[Theory({|NETRA3007:Skip = Reason|})] public void T() { } private const string Reason = \"later\";")]
    [InlineData("[Fact({|NETRA3007:Skip = \"later\"|})] public abstract void T();")]
    [InlineData("[Fact({|NETRA3007:Skip = \"later\"|})] public partial void T(); public partial void T() { }")]
    [InlineData("[Mine({|NETRA3007:Skip = \"later\"|})] public void T() { } class MineAttribute : FactAttribute { }")]
    public Task Reports_a_skip_by_attribute(string member) => Verify(member);

    [Theory]
    [InlineData("[Fact] public void T() { }")]
    [InlineData("[Fact(Skip = null)] public void T() { }")]
    [InlineData("[Fact(DisplayName = \"Skip\")] public void T() { }")]
    [InlineData("[Mine(Skip = \"later\", SkipUnless = \"Ready\")] public void T() { } class MineAttribute : "
        + "FactAttribute { public string? SkipUnless { get; set; } }")]
    public Task Accepts_a_test_that_runs_or_is_skipped_on_a_condition(string member) => Verify(member);

    [Theory]
    [InlineData("NUnit", "[NUnit.Framework.Test, {|NETRA3007:NUnit.Framework.Ignore(\"later\")|}] public void T() { }")]
    [InlineData("NUnit",
        "[NUnit.Framework.Test] public void T() { {|NETRA3007:NUnit.Framework.Assert.Ignore(\"later\")|}; }")]
    [InlineData("NUnit",
        "[NUnit.Framework.Test] public void T() { {|NETRA3007:NUnit.Framework.Assert.Inconclusive()|}; }")]
    [InlineData("NUnit",
        "[NUnit.Framework.Test] public void T() { if (System.DateTime.Now.Year < 2000) "
        + "NUnit.Framework.Assert.Ignore(\"later\"); }")]
    [InlineData("MSTest",
        "[Microsoft.VisualStudio.TestTools.UnitTesting.TestMethod, "
        + "{|NETRA3007:Microsoft.VisualStudio.TestTools.UnitTesting.Ignore|}] public void T() { }")]
    public Task Knows_the_skips_of_other_frameworks(string library, string member) =>
        Test(Critical, member).Using(library).RunAsync();

    [Theory]
    [InlineData("{|NETRA3007:Skip.If(true)|};")]
    [InlineData("{|NETRA3007:Skip.IfNot(false)|};")]
    [InlineData("Skip.If(false);")]
    [InlineData("Skip.If(System.DateTime.Now.Year < 2000);")]
    public Task Reports_a_skip_at_run_time_without_a_condition(string statement) =>
        Test(Critical, $"[Fact] public void T() {{ {statement} }}")
            .And(
                "namespace Xunit { public static class Skip { public static void If(bool condition) { } public static "
                + "void IfNot(bool condition) { } } }")
            .RunAsync();

    [Fact]
    public Task Names_the_revenue() => Test(Critical, "[Fact({|#0:Skip = \"later\"|})] public void T() { }")
        .Saying("'T' in the critical test 'Flow' is always skipped, which leaves $15,000 a month unverified; "
            + "skip it on a condition, or fix it")
        .RunAsync();

    [Fact]
    public Task Names_the_revenue_of_a_critical_method() =>
        Test("public class A", "[Fact({|#0:Skip = \"later\"|}), CriticalTest(1, \"One\")] public void T() { }")
            .Saying(
                "'T' in the critical test 'One' is always skipped, which leaves undeclared revenue unverified; "
                + "skip it on a condition, or fix it").RunAsync();

    [Fact]
    public Task Names_the_journey_of_a_step() =>
        Test("[Journey(\"Life\")] public class A",
            "[Fact({|#0:Skip = \"later\"|}), Step(1, \"Demo\")] public void T() { }")
            .Saying("'T' in the journey 'Life' is always skipped, which leaves a step unverified; "
                + "skip it on a condition, or fix it").RunAsync();

    [Fact]
    public Task Is_silent_on_ordinary_tests() =>
        Test("public class A", "[Fact(Skip = \"later\")] public void T() { }").RunAsync();

    [Theory]
    [InlineData("[Fact({|NETRA3007:Skip = \"later\"|})]", "[Fact]")]
    [InlineData("[Fact({|NETRA3007:Skip = \"later\"|}, DisplayName = \"T\")]", "[Fact(DisplayName = \"T\")]")]
    public Task Offers_to_remove_the_skip(string before, string after) =>
        new FixTest<SkippedCriticalTest, SkippedCriticalTestFix>(InClass(before), InClass(after)).RunAsync();

    private static string InClass(string attribute) =>
        $"using Netra.Compliance;\nusing Xunit;\n\n[CriticalTest(1, \"A\")]\npublic class A\n{{\n    {attribute}\n    "
        + $"public void T() {{ }}\n}}\n";

    private static Task Verify(string member) => Test(Critical, member).RunAsync();

    private static RuleTest<SkippedCriticalTest> Test(string declaration, string member) =>
        new($"using Netra.Compliance; using Xunit;\n{declaration} {{ {member} }}");
}
