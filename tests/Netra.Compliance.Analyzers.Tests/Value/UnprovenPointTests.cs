using Netra.Compliance.Analyzers.Tests.Running;
using Netra.Compliance.Analyzers.Value;

namespace Netra.Compliance.Analyzers.Tests.Value;

public sealed class UnprovenPointTests
{
    [Theory]
    [InlineData("[CriticalTest(1, \"\")] public class A { [Fact, ProvenBy(typeof(F))] public void T() { } }")]
    [InlineData("[CriticalTest(1, \"\")] public class A { [Fact, ProvenBy(typeof(F)), ProvenBy(typeof(F))] public "
        + "void T() { } }")]
    [InlineData("public class A { [Fact, CriticalTest(1, \"\"), ProvenBy(typeof(F))] public void T() { } }")]
    [InlineData("public class A { [Fact] public void T() { } }")]
    [InlineData("[CriticalTest(1, \"\")] public class A { public void NoTest() { } }")]
    public Task Accepts_points_with_a_proof_and_tests_that_are_no_points(string source) => Test(source).RunAsync();

    [Theory]
    [InlineData("[CriticalTest(1, \"\")] public class A { [Fact] public void {|NETRA2006:T|}() { } }")]
    [InlineData("[CriticalTest(1, \"\")] public class A { [Theory] public void {|NETRA2006:T|}() { } }")]
    [InlineData("public class A { [Fact, CriticalTest(1, \"\")] public void {|NETRA2006:T|}() { } }")]
    public Task Reports_a_point_without_a_proof(string source) => Test(source).RunAsync();

    [Fact]
    public Task Asks_for_no_proof_where_none_can_be_made() =>
        Test("[CriticalTest(1, \"\")] public class A { [Fact] public void T() { } }")
            .Without(MachineReferences.XunitAssert).RunAsync();

    private static RuleTest<UnprovenPoint> Test(string source) =>
        new("using Netra.Compliance; using Xunit;\npublic class F : Fault { }\n" + source);
}
