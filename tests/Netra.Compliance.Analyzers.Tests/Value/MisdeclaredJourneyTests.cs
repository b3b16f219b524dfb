using Netra.Compliance.Analyzers.Tests.Running;
using Netra.Compliance.Analyzers.Value;

namespace Netra.Compliance.Analyzers.Tests.Value;

public sealed class MisdeclaredJourneyTests
{
    private const string Numbering = "steps are numbered from 1 without gaps, each number once";

    [Fact]
    public Task Accepts_steps_one_to_n_in_any_order_that_are_proven_and_guarded() => Test(
        """
        [assembly: PlannedCriticalTest(2, 5, "Bills")]
        [CriticalTest(1, "One")] class One { }
        [Journey("J")] class A
        {
            [Fact, Step(2, "Trial", GuardedBy = [1, 2]), ProvenBy(typeof(Broken))] public void Trial() { }
            [Fact, Step(1, "Demo"), ProvenBy(typeof(Broken))] public void Demo() { }
        }
        """).RunAsync();

    [Theory]
    [InlineData("[Fact, {|#0:Step(2, \"T\")|}, $] public void A() { }", "A", $"step number 1 is missing; {Numbering}")]
    [InlineData("[Fact, {|#0:Step(0, \"T\")|}, $] public void A() { }", "A", $"step number 0 is below 1; {Numbering}")]
    [InlineData("[Fact, {|#0:Step(1, \" \")|}, $] public void A() { }", "A", "its title is blank")]
    [InlineData("[Fact, {|#0:Step(1, \"T\")|}] public void A() { }", "A",
        "it names no fault that it catches; add [ProvenBy]")]
    [InlineData("[{|#0:Step(1, \"T\")|}, $] public void A() { }", "A", "it is no test")]
    [InlineData("[Fact] public void {|#0:A|}() { }", "A", "it is a test of a journey and no step of it; add [Step]")]
    [InlineData("[Fact, CriticalTest(1, \"C\")] public void {|#0:A|}() { }", "A",
        "it is a critical test and of a journey; a critical test needs a class of its own")]
    [InlineData("[Fact, {|#0:Step(1, \"T\", GuardedBy = [1, 9])|}, $] public void A() { }", "A",
        "no critical test of this assembly has the number 9 that guards it")]
    public Task Says_what_is_wrong_with_a_step(string member, string name, string problem) => Test(
        "[Journey(\"J\")] class J { " + member + " } "
            + (member.Contains("CriticalTest(1") ? "" : "[CriticalTest(1, \"C\")] class C { }"))
        .Saying($"'{name}' is misdeclared: {problem}").RunAsync();

    [Fact]
    public Task Names_both_steps_of_a_number() => Test(
        "[Journey(\"J\")] class J { [Fact, {|#0:Step(1, \"T\")|}, $] public void A() { } [Fact, {|#1:Step(1, "
        + "\"T\")|}, $] public void B() { } }")
        .Saying($"'A' is misdeclared: step number 1 is used 2 times, by 'A' and 'B'; {Numbering}")
        .Saying($"'B' is misdeclared: step number 1 is used 2 times, by 'A' and 'B'; {Numbering}", 1).RunAsync();

    [Fact]
    public Task Numbers_each_journey_by_itself() => Test(
        "[Journey(\"J\")] class J { [Fact, Step(1, \"T\"), $] public void A() { } } [Journey(\"K\")] class K { [Fact, "
        + "Step(1, \"T\"), $] public void A() { } }").RunAsync();

    [Fact]
    public Task Reports_a_blank_title_of_a_journey() =>
        Test("[{|#0:Journey(\"\")|}] class J { }").Saying("'J' is misdeclared: its title is blank").RunAsync();

    [Fact]
    public Task Reports_a_journey_that_is_a_critical_test_as_well() =>
        Test("[Journey(\"J\"), CriticalTest(1, \"C\")] class {|#0:J|} { }")
            .Saying(
                "'J' is misdeclared: it is a critical test and of a journey; a critical test needs a class of its own")
            .RunAsync();

    [Fact]
    public Task Reports_a_step_outside_a_journey() =>
        Test("class J { [Fact, {|#0:Step(1, \"T\")|}, $] public void A() { } }")
            .Saying("'A' is misdeclared: [Step] stands outside a journey; add [Journey] to its class").RunAsync();

    private static RuleTest<MisdeclaredJourney> Test(string source) =>
        new("using Netra.Compliance; using Xunit;\n" + source.Replace("$", "ProvenBy(typeof(Broken))")
            + "\nsealed class Broken { }");
}
