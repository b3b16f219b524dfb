using Netra.Compliance.Analyzers.Tests.Running;
using Netra.Compliance.Analyzers.Value;

namespace Netra.Compliance.Analyzers.Tests.Value;

public sealed class MissingBusinessValueTests
{
    [Fact]
    public Task Accepts_a_critical_class_with_a_value() => Verify(
        "[CriticalTest(1, \"A\"), BusinessValue(5, \"Pays\")] public partial class A { [Fact] public void T() { } }");

    [Fact]
    public Task Reports_a_critical_class_without_a_value() => Verify(
        "[CriticalTest(1, \"A\")] public partial class {|NETRA2001:A|} { [Fact] public void T() { } }");

    [Fact]
    public Task Accepts_a_critical_method_with_a_value() => Verify(
        "public class A { [Fact, CriticalTest(1, \"A\"), BusinessValue(5, \"Pays\")] public void T() { } }");

    [Fact]
    public Task Reports_a_critical_method_without_a_value() => Verify(
        "public class A { [Fact, CriticalTest(1, \"A\")] public void {|NETRA2001:T|}() { } }");

    [Fact]
    public Task Reports_a_critical_method_in_a_class_with_a_value() => Verify(
        "[CriticalTest(1, \"A\"), BusinessValue(5, \"Pays\")] public class A { [Fact, CriticalTest(2, \"B\")] public "
        + "void {|NETRA2001:T|}() { } }");

    [Fact]
    public Task Finds_the_value_on_another_part_of_the_class() =>
        Test("[CriticalTest(1, \"A\")] public partial class A { }")
            .And("[Netra.Compliance.BusinessValue(5, \"Pays\")] public partial class A { }").RunAsync();

    [Fact]
    public Task Is_not_misled_by_attributes_of_the_same_name() => Verify(
        "namespace Mine { class CriticalTest : System.Attribute { } [Mine.CriticalTest] class A { [Fact] public void "
        + "T() { } } }");

    [Fact]
    public Task Says_what_is_missing_and_what_to_do() =>
        Test("[CriticalTest(1, \"A\")] public class {|#0:Flow|} { }")
            .Saying("'Flow' has no business value; "
                + "add [BusinessValue] with the monthly revenue it protects and a justification")
            .RunAsync();

    [Fact]
    public Task Is_silent_on_other_tests_by_default() => Verify("public class A { [Fact] public void T() { } }");

    [Fact]
    public Task Reports_every_class_of_tests_when_told_so() =>
        Test("public class {|NETRA2001:A|} { [Fact] public void T() { } [Fact] public void U() { } } class NoTests { }")
            .With("netra_value_scope = all").RunAsync();

    [Fact]
    public Task Reports_the_tests_left_out_where_others_have_a_value() =>
        Test(
            "public class A { [Fact, BusinessValue(5, \"Pays\")] public void T() { } [Theory] public void "
            + "{|NETRA2001:U|}() { } }")
            .With("netra_value_scope = all").RunAsync();

    [Fact]
    public Task Reports_tests_of_the_namespaces_named() =>
        Test(
            "namespace Shop.Pay.Cards { class {|NETRA2001:A|} { [Fact] public void T() { } } } namespace Shop.Payroll "
            + "{ class B { [Fact] public void T() { } } }")
            .With("netra_value_scope = namespaces:Shop.Mail, Shop.Pay").RunAsync();

    [Fact]
    public Task Asks_no_value_of_a_journey() =>
        Test("[Journey(\"Life\")] public class A { [Fact, Step(1, \"Demo\")] public void T() { } }")
            .With("netra_value_scope = all").RunAsync();

    private static Task Verify(string source) => Test(source).RunAsync();

    private static RuleTest<MissingBusinessValue> Test(string source) =>
        new("using Netra.Compliance; using Xunit;\n" + source);
}
