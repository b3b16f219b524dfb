using Netra.Compliance.Analyzers.Honesty;
using Netra.Compliance.Analyzers.Tests.Running;
using Netra.Compliance.CodeFixes.Honesty;

namespace Netra.Compliance.Analyzers.Tests.Honesty;

public sealed class UnjustifiedMockTests
{
    private const string Made = "new Moq.Mock<IPrices>()";

    [Theory]
    [InlineData("[CriticalTest(1, \"\")] public class A { [Fact] public void T() => GC.KeepAlive({|NETRA3005:$|}); }")]
    [InlineData("[CriticalTest(1, \"\")] public class A { private object _m = {|NETRA3005:$|}; }")]
    [InlineData("[CriticalTest(1, \"\")] public class A { private object M { get; } = {|NETRA3005:$|}; }")]
    [InlineData("[CriticalTest(1, \"\")] public class A { private object Helper() => {|NETRA3005:$|}; }")]
    [InlineData("[CriticalTest(1, \"\")] public class A { private class Fixture { public object M = {|NETRA3005:$|}; "
        + "} }")]
    [InlineData("public class A { [Fact, CriticalTest(1, \"\")] public void T() => GC.KeepAlive({|NETRA3005:$|}); }")]
    [InlineData("[Trait(\"Category\", \"Integration\")] public class A { [Fact] public void T() => "
        + "GC.KeepAlive({|NETRA3005:$|}); }")]
    [InlineData("public class A { [Fact, Trait(\"Category\", \"integration\")] public void T() => "
        + "GC.KeepAlive({|NETRA3005:$|}); }")]
    [InlineData("[CriticalTest(1, \"\")] public class A { [Fact, MockJustified(\"TODO: why\")] public void T() => "
        + "GC.KeepAlive({|NETRA3005:$|}); }")]
    [InlineData("[CriticalTest(1, \"\"), MockJustified(\" \")] public class A { [Fact] public void T() => "
        + "GC.KeepAlive({|NETRA3005:$|}); }")]
    public Task Reports_a_mock_in_an_integration_test(string source) => Verify(source);

    [Theory]
    [InlineData("public class A { [Fact] public void T() => GC.KeepAlive($); }")]
    [InlineData("[Trait(\"Category\", \"Unit\")] public class A { [Fact] public void T() => GC.KeepAlive($); }")]
    [InlineData("[CriticalTest(1, \"\")] public class A { [Fact, MockJustified(\"The bank has no sandbox\")] public "
        + "void T() => GC.KeepAlive($); }")]
    [InlineData("[CriticalTest(1, \"\"), MockJustified(\"The bank has no sandbox\")] public class A { private object "
        + "_m = $; }")]
    [InlineData("[CriticalTest(1, \"\")] public class A { [MockJustified(\"The bank has no sandbox\")] private object "
        + "M { get; } = $; }")]
    [InlineData("[assembly: MockJustified(\"The bank has no sandbox\")] [CriticalTest(1, \"\")] public class A { "
        + "private object _m = $; }")]
    public Task Accepts_unit_tests_and_reasons(string source) => Verify(source);

    [Theory]
    [InlineData("Moq", "Moq.Mock.Of<IPrices>()")]
    [InlineData("NSubstitute", "NSubstitute.Substitute.For<IPrices>()")]
    [InlineData("FakeItEasy", "FakeItEasy.A.Fake<IPrices>()")]
    public Task Knows_how_mocks_are_made(string library, string made) =>
        Test($"[CriticalTest(1, \"\")] public class A {{ private object _m = {{|NETRA3005:{made}|}}; }}").Using(library)
            .RunAsync();

    [Fact]
    public Task Takes_the_namespaces_from_the_options() =>
        Test(
            $"namespace Shop.Integration {{ public class A {{ [Fact] public void T() => "
            + $"GC.KeepAlive({{|NETRA3005:{Made}|}}); }} }}")
            .Using("Moq").With("netra_integration_scope = namespaces:Shop.Integration").RunAsync();

    [Fact]
    public Task Takes_hand_made_ones_from_the_options() =>
        Test(
            "[CriticalTest(1, \"\")] public class A { private object _m = {|NETRA3005:new Derived()|}; } public class "
            + "FakeBank { } public class Derived : FakeBank { }")
            .Using().With("netra_mock_types = FakeBank").RunAsync();

    [Fact]
    public Task Is_silent_on_hand_made_ones_by_default() =>
        Test("[CriticalTest(1, \"\")] public class A { private object _m = new FakeBank(); } public class FakeBank { }")
            .Using().RunAsync();

    [Fact]
    public async Task Offers_a_justification_to_fill_in()
    {
        const string before =
            "using Netra.Compliance;\n\n[CriticalTest(1, \"A\")]\npublic class A\n{\n    private object _m = "
            + "{|NETRA3005:new Moq.Mock<Shop.IPrices>()|};\n}\n";
        var after = before.Replace(
            "    private", "    [MockJustified(\"TODO: say why the real dependency cannot be used\")]\n    private");
        var test = new FixTest<UnjustifiedMock, UnjustifiedMockFix>(before, after).Using("Moq");
        test.FixedState.MarkupHandling = Microsoft.CodeAnalysis.Testing.MarkupMode.Allow;
        await test.RunAsync();
    }

    private static Task Verify(string source) => Test(source.Replace("$", Made)).Using("Moq").RunAsync();

    private static RuleTest<UnjustifiedMock> Test(string source)
    {
        var assembly = source.StartsWith("[assembly", StringComparison.Ordinal)
            ? source[..(source.IndexOf(']') + 1)] : "";
        return new(
            $"using System; using Netra.Compliance; using Shop; using "
            + $"Xunit;\n{assembly}{source[assembly.Length..]}\nnamespace Shop.Unit {{ }}");
    }
}
