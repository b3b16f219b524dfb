using Netra.Compliance.Analyzers.Honesty;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Honesty;

public sealed class NoThrowIntentTests
{
    private const string Adds = "{ new Cart().Add(\"\"); }";

    [Theory]
    [InlineData("Does_not_throw")]
    [InlineData("AddDoesntThrowOnEmptyNames")]
    [InlineData("Adds_without_any_exception")]
    [InlineData("AddsEmptyNames_NoError")]
    [InlineData("Never_crashes")]
    public Task Takes_a_name_that_says_so(string name) =>
        Verify("public class A", $"[Fact] public void {name}() {Adds}");

    [Theory]
    [InlineData("Adds")]
    [InlineData("Throws_when_not_open")]
    [InlineData("Exceptions")]
    [InlineData("Knows_no_limits")]
    public Task Reports_a_name_that_does_not(string name) =>
        Verify("public class A", $"[Fact] public void {{|NETRA3009:{name}|}}() {Adds}");

    [Theory]
    [InlineData("Accepts_empty_names")]
    [InlineData("Add_should_accept_an_empty_name")]
    [InlineData("Close_IsIdempotent")]
    [InlineData("NoOpsIfClosed")]
    [InlineData("Add_does_nothing_when_closed")]
    [InlineData("Guard_IsNull_Ok")]
    [InlineData("CanBeFilled")]
    [InlineData("Filling_succeeds")]
    [InlineData("FillingShouldWork")]
    [InlineData("Fills_Issue914")]
    [InlineData("NamesShouldBeAccepted")]
    public Task Takes_a_name_that_lets_something_pass(string name) =>
        Verify("public class A", $"[Fact] public void {name}() {Adds}");

    [Theory]
    [InlineData("Returns_nothing")]
    [InlineData("Ok_is_shown")]
    [InlineData("Sets_the_accept_header")]
    [InlineData("Issues_a_receipt")]
    [InlineData("Can_not_be_filled")]
    public Task Reports_a_name_that_promises_more(string name) =>
        Verify("public class A", $"[Fact] public void {{|NETRA3009:{name}|}}() {Adds}");

    [Theory]
    [InlineData("Issue914", "T")]
    [InlineData("AddingPerformance", "T")]
    [InlineData("Issuing", "{|NETRA3009:T|}")]
    public Task Takes_a_class_that_is_named_for_an_old_exception_or_a_measurement(string type, string name) =>
        Verify("public class " + type, $"[Fact] public void {name}() {Adds}");

    [Theory]
    [InlineData("T", "\n#if OTHER\nAssert.NotNull(this);\n#endif\n", "")]
    [InlineData("T", "", "\n#if OTHER\npublic void Dispose() => Assert.NotNull(this);\n#endif\n")]
    [InlineData("{|NETRA3009:T|}", "\n#if OTHER\nSystem.GC.Collect();\n#endif\n",
        "\n#if OTHER\nprivate int _count;\n#endif\n")]
    public Task Trusts_what_is_compiled_for_another_target(string name, string body, string inBase) =>
        Verify($"public class Base {{ {inBase} }} public class A : Base",
            $"[Fact] public void {name}() {{ new Cart().Add(\"\"); {body} }}");

    [Theory]
    [InlineData("[Fact] public void T() { /* must not throw */ new Cart().Add(\"\"); }")]
    [InlineData("[Fact] public void T() { new Cart().Add(\"\"); // passes if no exception is thrown\n }")]
    [InlineData("\n// It must not throw.\n[Fact] public void T() { new Cart().Add(\"\"); }")]
    [InlineData("\n/// <summary>It must not throw.</summary>\n[Fact] public void T() { new Cart().Add(\"\"); }")]
    [InlineData("[Fact(DisplayName = \"does not throw\")] public void T() { new Cart().Add(\"\"); }")]
    [InlineData("[Theory, InlineData(\"does not throw\")] public void {|NETRA3009:T|}(string name) { new "
        + "Cart().Add(name); }")]
    [InlineData("/* all is well */ [Fact] public void {|NETRA3009:T|}() { new Cart().Add(\"\"); /* here, too */ }")]
    public Task Takes_a_comment_that_says_so(string member) => Verify("public class A", member);

    [Theory]
    [InlineData("[CriticalTest(1, \"A\")] public class A",
        "[Fact] public void {|NETRA3002:Does_not_throw|}() { new Cart().Add(\"\"); }")]
    [InlineData("public class A",
        "[Fact, CriticalTest(1, \"A\")] public void {|NETRA3002:Does_not_throw|}() { new Cart().Add(\"\"); }")]
    [InlineData("[CriticalTest(1, \"A\")] public class A",
        "[Fact, AssertionMethod] public void Does_not_throw() { new Cart().Add(\"\"); }")]
    [InlineData("[CriticalTest(1, \"A\")] public class A",
        "[Fact] public void Does_not_throw() => Assert.Null(Record.Exception(() => new Cart().Add(\"\")));")]
    public Task Wants_it_in_code_from_a_critical_test(string type, string member) => Verify(type, member);

    [Theory]
    [InlineData("var all = new Box(); all.Dispose(); all.Dispose();", "T")]
    [InlineData("var all = new Box(); all.Dispose();", "{|NETRA3009:T|}")]
    [InlineData("var all = new Box(); var more = new Box(); all.Dispose(); more.Dispose();", "{|NETRA3009:T|}")]
    public Task Takes_a_second_disposal_for_the_point(string body, string name) =>
        Verify("public class A",
            $"[Fact] public void {name}() {{ {body} }} sealed class Box : IDisposable {{ public void Dispose() => new "
            + $"Cart().Add(\"\"); }}");

    [Theory]
    [InlineData("[Fact(Skip = \"by hand\")] public void T() { new Cart().Add(\"\"); }")]
    [InlineData("[Mine(Explicit = true)] public void T() { new Cart().Add(\"\"); } class MineAttribute : "
        + "FactAttribute { public bool Explicit { get; set; } }")]
    [InlineData("[Mine(Explicit = false)] public void {|NETRA3009:T|}() { new Cart().Add(\"\"); } class MineAttribute "
        + ": FactAttribute { public bool Explicit { get; set; } }")]
    public Task Leaves_what_does_not_run_aside(string member) => Verify("public class A", member);

    [Theory]
    [InlineData("System.Threading.Tasks.Parallel.For(0, 9, _ => new Cart().Add(\"\"));", "T")]
    [InlineData("var all = Enumerable.Range(0, 9).Select(_ => Task.Run(() => new Cart().Add(\"\"))).ToArray(); "
        + "Task.WaitAll(all);", "T")]
    [InlineData("Race();", "T")]
    [InlineData("var cart = new Cart(); Task.Run(() => cart.Add(\"\"));", "{|NETRA3009:T|}")]
    public Task Takes_a_race_that_ends_for_the_point(string body, string name) =>
        Verify("public class A",
            $"[Fact] public void {name}() {{ {body} }} static void Race() => Task.WaitAll(Task.Run(() => new "
            + $"Cart().Add(\"\")));");

    [Theory]
    [InlineData("[Theory, MemberData(nameof(Names))] public void T(string name) => new Cart().Add(name); public "
        + "static TheoryData<string> Names => new() { \"a\" };")]
    [InlineData("[Theory, InlineData(\"a\")] public void {|NETRA3009:T|}(string name) => new Cart().Add(name);")]
    public Task Takes_a_sweep_over_a_source_of_data_for_the_point(string member) => Verify("public class A", member);

    private static Task Verify(string type, string member) => new RuleTest<NoAssertion>(
        $"using System; using System.Linq; using System.Threading; using System.Threading.Tasks; using "
        + $"Netra.Compliance; using Shop; using Xunit;\n{type} {{ {member} }}").Using().RunAsync();
}
