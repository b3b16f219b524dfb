using Netra.Compliance.Analyzers.Tests.Running;
using Netra.Compliance.Analyzers.Value;

namespace Netra.Compliance.Analyzers.Tests.Value;

public sealed class MisdeclaredJourneyTests
{
    private const string Numbering = "number steps 1 to n without gaps or duplicates";

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
        "it has no proof; add [ProvenBy] with a fault")]
    [InlineData("[{|#0:Step(1, \"T\")|}, $] public void A() { }", "A", "it is not a test")]
    [InlineData("[Fact] public void {|#0:A|}() { }", "A", "every test in a journey must be a step; add [Step]")]
    [InlineData("[Fact, CriticalTest(1, \"C\")] public void {|#0:A|}() { }", "A",
        "a journey cannot contain a critical test; move it to its own class")]
    [InlineData("[Fact, {|#0:Step(1, \"T\", GuardedBy = [1, 9])|}, $] public void A() { }", "A",
        "GuardedBy names critical test 9, but this assembly has no such test")]
    public Task Says_what_is_wrong_with_a_step(string member, string name, string problem) => Test(
        "[Journey(\"J\")] class J { " + member + " } "
            + (member.Contains("CriticalTest(1") ? "" : "[CriticalTest(1, \"C\")] class C { }"))
        .Saying($"'{name}' is declared incorrectly: {problem}").RunAsync();

    [Fact]
    public Task Names_both_steps_of_a_number() => Test(
        "[Journey(\"J\")] class J { [Fact, {|#0:Step(1, \"T\")|}, $] public void A() { } [Fact, {|#1:Step(1, "
        + "\"T\")|}, $] public void B() { } }")
        .Saying($"'A' is declared incorrectly: step number 1 is used 2 times, by 'A' and 'B'; {Numbering}")
        .Saying($"'B' is declared incorrectly: step number 1 is used 2 times, by 'A' and 'B'; {Numbering}", 1)
        .RunAsync();

    [Fact]
    public Task Numbers_each_journey_by_itself() => Test(
        "[Journey(\"J\")] class J { [Fact, Step(1, \"T\"), $] public void A() { } } [Journey(\"K\")] class K { [Fact, "
        + "Step(1, \"T\"), $] public void A() { } }").RunAsync();

    [Fact]
    public Task Reports_a_blank_title_of_a_journey() =>
        Test("[{|#0:Journey(\"\")|}] class J { }").Saying("'J' is declared incorrectly: its title is blank").RunAsync();

    [Fact]
    public Task Reports_a_journey_that_is_a_critical_test_as_well() =>
        Test("[Journey(\"J\"), CriticalTest(1, \"C\")] class {|#0:J|} { }")
            .Saying(
                "'J' is declared incorrectly: a journey cannot contain a critical test; move it to its own class")
            .RunAsync();

    [Fact]
    public Task Reports_a_step_outside_a_journey() =>
        Test("class J { [Fact, {|#0:Step(1, \"T\")|}, $] public void A() { } }")
            .Saying("'A' is declared incorrectly: [Step] is outside a journey; add [Journey] to the class").RunAsync();

    private static RuleTest<MisdeclaredJourney> Test(string source) =>
        new("using Netra.Compliance; using Xunit;\n" + source.Replace("$", "ProvenBy(typeof(Broken))")
            + "\nsealed class Broken { }");
}
