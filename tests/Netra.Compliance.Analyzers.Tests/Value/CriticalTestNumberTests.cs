using Netra.Compliance.Analyzers.Tests.Running;
using Netra.Compliance.Analyzers.Value;

namespace Netra.Compliance.Analyzers.Tests.Value;

public sealed class CriticalTestNumberTests
{
    private const string Rule = "number critical tests 1 to n without gaps or duplicates";

    [Fact]
    public Task Accepts_one_to_n_in_any_order() =>
        Test(
            "[CriticalTest(3, \"\")] class C { } [CriticalTest(1, \"\")] class A { [CriticalTest(2, \"\")] void M() { "
            + "} }").RunAsync();

    [Fact]
    public Task Reports_both_users_of_a_number() =>
        Test("[{|NETRA2003:CriticalTest(1, \"\")|}] class A { } [{|NETRA2003:CriticalTest(1, \"\")|}] class B { }")
            .RunAsync();

    [Fact]
    public Task Names_both_users_of_a_number() =>
        Test(
            "[CriticalTest(1, \"\")] class A { } class B { [{|#0:CriticalTest(2, \"\")|}] void M() { } "
            + "[{|#1:CriticalTest(2, \"\")|}] void N() { } }")
            .Saying($"Critical test number 2 is used 2 times, by 'M' and 'N'; {Rule}")
            .Saying($"Critical test number 2 is used 2 times, by 'M' and 'N'; {Rule}", 1)
            .RunAsync();

    [Theory]
    [InlineData(10, "'A' and 'B' and 'C' and 'D' and 'E' and 'F' and 'G' and 'H' and 'I' and 'J'")]
    [InlineData(11, "'A' and 'B' and 'C' and 'D' and 'E' and 'F' and 'G' and 'H' and 'I' and 'J' and others")]
    public Task Names_ten_users_of_a_number_at_most(int users, string names) => Enumerable.Range(0, users).Aggregate(
        Test(
            "[CriticalTest(1, \"\")] class First { } "
                + string.Concat(
                    "ABCDEFGHIJK".Take(users)
                        .Select((name, place) => $"[{{|#{place}:CriticalTest(2, \"\")|}}] class {name} {{ }} "))),
        (test, place) => test.Saying($"Critical test number 2 is used {users} times, by {names}; {Rule}", place))
        .RunAsync();

    [Fact]
    public Task Reports_a_missing_number_on_the_next() =>
        Test("[CriticalTest(1, \"\")] class A { } [{|#0:CriticalTest(3, \"\")|}] class B { }")
            .Saying($"Critical test number 2 is missing; {Rule}").RunAsync();

    [Fact]
    public Task Reports_a_long_gap_once() =>
        Test("[{|#0:CriticalTest(7, \"\")|}] class B { }")
            .Saying($"Critical test numbers 1 to 6 are missing; {Rule}").RunAsync();

    [Theory, InlineData(0), InlineData(-2)]
    public Task Reports_a_number_below_one(int number) =>
        Test($"[{{|#0:CriticalTest({number}, \"\")|}}] class A {{ }} [CriticalTest(1, \"\")] class B {{ }}")
            .Saying($"Critical test number {number} is below 1; {Rule}").RunAsync();

    [Fact]
    public Task Counts_planned_tests() =>
        Test(
            "[assembly: PlannedCriticalTest(2, 1, \"\"), PlannedCriticalTest(3, 1, \"\")] [CriticalTest(1, \"\")] "
            + "class A { } [CriticalTest(4, \"\")] class B { }").RunAsync();

    [Fact]
    public Task Reports_a_number_that_is_both_planned_and_written() =>
        Test("[assembly: {|#0:PlannedCriticalTest(1, 1, \"Sign-in\")|}] [{|#1:CriticalTest(1, \"\")|}] class A { }")
            .Saying($"Critical test number 1 is used 2 times, by 'A' and planned test 'Sign-in'; {Rule}")
            .Saying($"Critical test number 1 is used 2 times, by 'A' and planned test 'Sign-in'; {Rule}", 1)
            .RunAsync();

    [Fact]
    public Task Reports_a_number_that_is_planned_twice() =>
        Test("[assembly: {|NETRA2003:PlannedCriticalTest(1, 1, \"A\")|}, "
            + "{|NETRA2003:PlannedCriticalTest(1, 2, \"B\")|}]").RunAsync();

    [Fact]
    public Task Reports_a_gap_before_a_planned_test() =>
        Test("[assembly: {|#0:PlannedCriticalTest(3, 1, \"\")|}] [CriticalTest(1, \"\")] class A { }")
            .Saying($"Critical test number 2 is missing; {Rule}").RunAsync();

    private static RuleTest<CriticalTestNumber> Test(string source) => new("using Netra.Compliance;\n" + source);
}
