using Netra.Compliance.Analyzers.Tests.Running;
using Netra.Compliance.Analyzers.Value;

namespace Netra.Compliance.Analyzers.Tests.Value;

public sealed class UnregistrableShapeTests
{
    private const string Fact = "{ [Fact] public void M() { } }";

    [Theory]
    [InlineData("[CriticalTest(1, \"\")] public partial class A $")]
    [InlineData("[CriticalTest(1, \"\")] public sealed partial class A $")]
    [InlineData("[CriticalTest(1, \"\")] public partial record A $")]
    [InlineData("[CriticalTest(1, \"\")] public partial class A(string s) $")]
    [InlineData("public partial class O { [CriticalTest(1, \"\")] public partial class A $ }")]
    [InlineData("public partial class A { [Fact, CriticalTest(1, \"\")] public void T() { } }")]
    [InlineData("[CriticalTest(1, \"\")] public partial class A : B { } public abstract class B $")]
    [InlineData("[Journey(\"\")] public sealed partial class A $")]
    public Task Accepts_what_can_be_registered(string source) => Test(source).RunAsync();

    [Theory]
    [InlineData("[CriticalTest(1, \"\")] public class {|#0:A|} $", "it or a containing type is not partial")]
    [InlineData("public class O { [CriticalTest(1, \"\")] public partial class {|#0:A|} $ }",
        "it or a containing type is not partial")]
    [InlineData("[CriticalTest(1, \"\")] partial class {|#0:A|} $", "it or a containing type is not public")]
    [InlineData("[CriticalTest(1, \"\")] file partial class {|#0:A|} $", "it or a containing type is not public")]
    [InlineData("partial class O { [CriticalTest(1, \"\")] public partial class {|#0:A|} $ }",
        "it or a containing type is not public")]
    [InlineData("public partial class O { [CriticalTest(1, \"\")] protected partial class {|#0:A|} $ }",
        "it or a containing type is not public")]
    [InlineData("[CriticalTest(1, \"\")] public partial class {|#0:A|}<T> $", "it or a containing type is generic")]
    [InlineData("public partial class O<T> { [CriticalTest(1, \"\")] public partial class {|#0:A|} $ }",
        "it or a containing type is generic")]
    [InlineData("[CriticalTest(1, \"\")] public abstract partial class {|#0:A|} $", "it is abstract")]
    [InlineData("[CriticalTest(1, \"\")] public static partial class {|#0:A|} { [Fact] public static void T() { } }",
        "it is static")]
    [InlineData("[CriticalTest(1, \"\")] public partial class {|#0:A|} { public void T() { } }",
        "it contains no test")]
    [InlineData("public partial class {|#0:A|} { [CriticalTest(1, \"\")] public void T() { } }", "'T' is not a test")]
    [InlineData("[CriticalTest(1, \"\")] class {|#0:A|}<T> $",
        "it or a containing type is not partial, it or a containing type is not public, it or a containing type is "
        + "generic")]
    public Task Says_what_is_in_the_way(string source, string problem) =>
        Test(source).Saying($"'A' cannot be registered as a critical test: {problem}").RunAsync();

    [Fact]
    public Task Reports_a_class_that_expects_to_inherit_the_attribute() =>
        Test("[CriticalTest(1, \"\")] public partial class A $ public partial class {|#0:B|} : A { }")
            .Saying("'B' cannot be registered as a critical test: [CriticalTest] on 'A' is not inherited").RunAsync();

    [Theory]
    [InlineData("[Journey(\"\")] public class {|#0:A|} $", "it or a containing type is not partial")]
    [InlineData("[Journey(\"\")] public partial class {|#0:A|} { }", "it contains no test")]
    [InlineData("[Journey(\"\")] public partial class B $ public partial class {|#0:A|} : B { }",
        "[Journey] on 'B' is not inherited")]
    public Task Says_what_is_in_the_way_of_a_journey(string source, string problem) =>
        Test(source).Saying($"'A' cannot be registered as a journey: {problem}").RunAsync();

    [Theory]
    [InlineData("[&] public partial class {|#0:A|} { [%] public void T() { } }")]
    [InlineData("[&] public partial class {|#0:A|} { [Fact] public void M() { } [%] public void T() { } }")]
    [InlineData("public partial class {|#0:A|} { [%, &] public void T() { } }")]
    [InlineData("[&] public partial class {|#0:A|} : B { } public class B { [%] public void T() { } }")]
    public Task Reports_a_point_of_another_framework_beside_xunit(string source) =>
        Test(source.Replace("&", "CriticalTest(1, \"\")").Replace("%", "NUnit.Framework.Test"))
        .Using("NUnit")
        .Saying("'A' cannot be registered as a critical test: 'T' is not an xunit test")
        .RunAsync();

    [Theory]
    [InlineData("[CriticalTest(1, \"\")] class A<T> { }")]
    [InlineData("[Journey(\"\")] class A { }")]
    public Task Asks_for_no_other_shape_where_none_would_help(string source) =>
        new RuleTest<UnregistrableShape>("using Netra.Compliance;\n" + source)
            .Without([.. MachineReferences.Xunit, .. MachineReferences.XunitAssert]).Using("NUnit").RunAsync();

    [Fact]
    public Task Is_silent_on_ordinary_classes() => Test("class A<T> $ abstract class B { }").RunAsync();

    [Fact]
    public Task Is_silenced_by_an_attribute() =>
        Test(
            "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"Netra\", \"NETRA2005\")] [CriticalTest(1, \"\")] "
            + "class A $").RunAsync();

    private static RuleTest<UnregistrableShape> Test(string source) =>
        new("using Netra.Compliance; using Xunit;\n" + source.Replace("$", Fact));
}
