using Netra.Compliance.Analyzers.Honesty;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Honesty;

public sealed class EmptyTestTests
{
    [Theory]
    [InlineData("[Fact] public void T() { var a = 1; }")]
    [InlineData("[Fact] public void T() => new Shop.Cart().Add(\"\");")]
    [InlineData("[Fact] public async Task T() { await Task.Yield(); }")]
    [InlineData("[Fact] public Task T() => Task.FromException(new System.Exception());")]
    [InlineData("public void NoTest() { }")]
    [InlineData("[Fact(Skip = \"not written yet\")] public void T() { }")]
    [InlineData("[Fact] public void T() {\n#if OTHER\nAssert.NotNull(this);\n#endif\n }")]
    public Task Accepts_a_test_with_a_statement(string member) => Verify(member);

    [Theory]
    [InlineData("[Fact] public void {|NETRA3001:T|}() { }")]
    [InlineData("[Fact] public void {|NETRA3001:T|}() { /* TODO */ ; { } }")]
    [InlineData("[Fact] public void {|NETRA3001:T|}() { return; }")]
    [InlineData("[Fact] public void {|NETRA3001:T|}() { void Never() { } }")]
    [InlineData("[Theory, InlineData(1)] public void {|NETRA3001:T|}(int a) { }")]
    [InlineData("[Fact] public Task {|NETRA3001:T|}() => Task.CompletedTask;")]
    [InlineData("[Fact] public Task {|NETRA3001:T|}() { return Task.CompletedTask; }")]
    [InlineData("[Fact] public async Task {|NETRA3001:T|}() { await Task.CompletedTask; }")]
    [InlineData("[Fact] public ValueTask {|NETRA3001:T|}() => default;")]
    [InlineData("[Mine] public void {|NETRA3001:T|}() { } class MineAttribute : FactAttribute { }")]
    [InlineData("[Fact] public void {|NETRA3001:T|}() {\n#if OTHER\nSystem.GC.Collect();\n#endif\n }")]
    public Task Reports_a_test_in_which_nothing_happens(string member) => Verify(member);

    [Theory]
    [InlineData("NUnit", "[NUnit.Framework.Test]")]
    [InlineData("NUnit", "[NUnit.Framework.TestCase]")]
    [InlineData("MSTest", "[Microsoft.VisualStudio.TestTools.UnitTesting.TestMethod]")]
    public Task Knows_the_tests_of_other_frameworks(string library, string attribute) =>
        Test($"{attribute} public void {{|NETRA3001:T|}}() {{ }}").Using(library).RunAsync();

    [Theory]
    [InlineData("public class A { public A() => new Shop.Cart().Add(\"\"); [Fact] public void Filling_succeeds() "
        + "{ } }")]
    [InlineData("public class A { public A() => new Shop.Cart().Add(\"\"); [Fact] public void {|NETRA3001:Filling|}() "
        + "{ } }")]
    [InlineData("public class A { [Fact] public void {|NETRA3001:Filling_succeeds|}() { } }")]
    [InlineData("[Netra.Compliance.CriticalTest(1, \"A\")] public class A { public A() => new Shop.Cart().Add(\"\"); "
        + "[Fact] public void {|NETRA3001:Filling_succeeds|}() { } }")]
    public Task Accepts_success_of_what_was_done_before(string type) =>
        new RuleTest<EmptyTest>("using Xunit;\n" + type).Using().RunAsync();

    private static Task Verify(string member) => Test(member).Using().RunAsync();

    private static RuleTest<EmptyTest> Test(string member) =>
        new($"using System.Threading.Tasks; using Xunit;\npublic class A {{ {member} }}");
}
