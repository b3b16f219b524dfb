using Netra.Compliance.Analyzers.Honesty;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Honesty;

/// <summary>Which code belongs to an integration test, beyond the bodies of its tests.</summary>
public sealed class IntegrationCodeTests
{
    private const string Made = "new Moq.Mock<IPrices>()";

    private const string Marked = "[Trait(\"Category\", \"Integration\")]";

    private static readonly string[] Codes =
    [
        "private object M => $;",
        "private object M { get => $; }",
        "private object M { get { return 1; } set { GC.KeepAlive($); } }",
        "private object this[int a] => $;",
        "private object this[int a] { get => $; }",
        "private event Action E = () => GC.KeepAlive($);",
        "private event Action E { add => GC.KeepAlive($); remove { } }",
        "private static object _m = 1, _n = $;",
        "private A(object a) { } public A() : this($) { }",
        "static A() => GC.KeepAlive($);",
        "~A() => GC.KeepAlive($);",
        "public static A operator +(A one, A other) { GC.KeepAlive($); return one; }",
        "public static implicit operator int(A one) => $.GetHashCode();",
        "private void Helper() { Local(); void Local() => GC.KeepAlive($); }",
        "private class Base(object a) { private object _a = a; } private class Derived() : Base($);",
        "private struct Inner(int a) { private object _m = $; private int _a = a; }",
        "private interface IInner { void Run() => GC.KeepAlive($); }",
    ];

    public static TheoryData<string> Members => [.. Codes];

    [Theory, MemberData(nameof(Members))]
    public Task Reports_a_mock_in_any_code_of_an_integration_test(string member) =>
        Verify($"{Marked} public class A {{ {member.Replace("$", $"{{|NETRA3005:{Made}|}}")} }}");

    [Theory, MemberData(nameof(Members))]
    public Task Leaves_alone_the_code_of_other_classes(string member) =>
        Verify($"{Marked} public class Other {{ }} public class A {{ {member.Replace("$", Made)} }}");

    [Theory]
    [InlineData("public class A { " + Marked
        + " private void T() => GC.KeepAlive({|NETRA3005:$|}); private void U() => GC.KeepAlive($); }")]
    [InlineData("public class A { private object M { " + Marked
        + " get => {|NETRA3005:$|}; set => GC.KeepAlive($); } }")]
    [InlineData("public partial class A { " + Marked
        + " public partial void T(); public partial void T() => GC.KeepAlive({|NETRA3005:$|}); }")]
    [InlineData("public partial class A { " + Marked
        + " public partial void T(); public partial void U(); public partial void U() => GC.KeepAlive($); public "
        + "partial void T() { } }")]
    public Task Tells_members_of_one_class_apart(string source) => Verify(source.Replace("$", Made));

    [Theory]
    [InlineData("A", "{|NETRA3005:new Moq.Mock<IPrices>()|}")]
    [InlineData("B", Made)]
    public Task Knows_the_class_by_its_other_part(string name, string made) =>
        Test($"{Marked} public partial class A {{ }}")
        .And($"public partial class {name} {{ private object _m = {made.Replace("IPrices", "Shop.IPrices")}; }}")
            .RunAsync();

    private static Task Verify(string source) => Test(source).RunAsync();

    private static RuleTest<UnjustifiedMock> Test(string source) =>
        new RuleTest<UnjustifiedMock>("using System; using Shop; using Xunit;\n" + source).Using("Moq");
}
