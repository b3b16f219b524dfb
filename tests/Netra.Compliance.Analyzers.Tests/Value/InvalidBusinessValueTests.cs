using Netra.Compliance.Analyzers.Tests.Running;
using Netra.Compliance.Analyzers.Value;

namespace Netra.Compliance.Analyzers.Tests.Value;

public sealed class InvalidBusinessValueTests
{
    [Theory]
    [InlineData("1, \"Customers who cannot sign in cancel\"")]
    [InlineData("2_000_000_000, \"Sign-in\"")]
    [InlineData("justification: \"Sign-in\", monthlyRevenueUsd: 5")]
    [InlineData("5, \"Todoist customers pay for this\"")]
    [InlineData("5, nameof(A)")]
    public Task Accepts_an_amount_with_a_reason(string arguments) => Test(arguments).RunAsync();

    [Theory]
    [InlineData("{|#0:0|}, \"Pays\"", "the amount must be positive, but is $0")]
    [InlineData("{|#0:-15|}, \"Pays\"", "the amount must be positive, but is -$15")]
    [InlineData("justification: \"Pays\", {|#0:monthlyRevenueUsd: 0|}", "the amount must be positive, but is $0")]
    [InlineData("1, {|#0:\"\"|}", "the justification is blank")]
    [InlineData("1, {|#0:\" \\t\"|}", "the justification is blank")]
    [InlineData("1, {|#0:null|}", "the justification is blank")]
    [InlineData("1, {|#0:\"TODO: say why this revenue would be lost\"|}", "the justification is a placeholder")]
    [InlineData("1, {|#0:\"tbd.\"|}", "the justification is a placeholder")]
    [InlineData("1, {|#0:\"N/A\"|}", "the justification is a placeholder")]
    [InlineData("1, {|#0:\"...\"|}", "the justification is a placeholder")]
    [InlineData("1, {|#0:\"<justification>\"|}", "the justification is a placeholder")]
    [InlineData("1, {|#0:\"lorem ipsum dolor\"|}", "the justification is a placeholder")]
    public Task Reports_a_value_that_says_nothing(string arguments, string problem) =>
        Test(arguments).Saying($"The business value of 'A' is invalid: {problem}").RunAsync();

    [Fact]
    public Task Reports_both_parts() => Test("{|NETRA2002:0|}, {|NETRA2002:\"\"|}").RunAsync();

    [Fact]
    public Task Reports_values_of_methods() =>
        new RuleTest<InvalidBusinessValue>(
            "class A { [Netra.Compliance.BusinessValue({|NETRA2002:0|}, \"Pays\")] void M() { } }").RunAsync();

    [Fact]
    public Task Accepts_a_planned_test_with_an_amount_and_a_title() =>
        new RuleTest<InvalidBusinessValue>(
            "[assembly: Netra.Compliance.PlannedCriticalTest(4, 1, \"Sign-in\", Module = \"Auth\")]").RunAsync();

    [Theory]
    [InlineData("4, {|#0:0|}, \"Sign-in\"", "the amount must be positive, but is $0")]
    [InlineData("title: \"Sign-in\", number: 4, {|#0:monthlyRevenueUsd: -1|}",
        "the amount must be positive, but is -$1")]
    [InlineData("4, 1, {|#0:\" \"|}", "the title is blank")]
    [InlineData("4, 1, {|#0:null|}", "the title is blank")]
    [InlineData("4, 1, {|#0:\"TBD\"|}", "the title is a placeholder")]
    public Task Reports_a_planned_test_that_says_nothing(string arguments, string problem) =>
        new RuleTest<InvalidBusinessValue>($"[assembly: Netra.Compliance.PlannedCriticalTest({arguments})]")
            .Saying($"The business value of 'planned test 4' is invalid: {problem}").RunAsync();

    [Fact]
    public Task Reports_planned_tests_of_every_file() =>
        new RuleTest<InvalidBusinessValue>(
            "[assembly: Netra.Compliance.PlannedCriticalTest(1, {|NETRA2002:0|}, \"Sign-in\")]")
            .And("[assembly: Netra.Compliance.PlannedCriticalTest(2, {|NETRA2002:0|}, \"Totals\")]").RunAsync();

    [Fact]
    public Task Leaves_an_argument_that_does_not_compile_to_the_compiler() =>
        Test("{|CS0103:unknown|}, \"Pays\"").RunAsync();

    private static RuleTest<InvalidBusinessValue> Test(string arguments) =>
        new($"[Netra.Compliance.BusinessValue({arguments})] class A {{ }}");
}
