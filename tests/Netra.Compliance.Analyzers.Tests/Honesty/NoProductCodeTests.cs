using Netra.Compliance.Analyzers.Honesty;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Honesty;

public sealed class NoProductCodeTests
{
    [Theory]
    [InlineData("MathPolyfillTests", "T")]
    [InlineData("MathTests", "{|NETRA3004:T|}")]
    public Task Leaves_backports_aside_that_another_target_tries(string type, string name) =>
        new RuleTest<NoProductCode>(
        $"using Xunit; public class {type} {{ [Fact] public void {name}() => Assert.Equal(1, System.Math.Max(0, 1)); "
        + $"[Fact] public void Other() => new Shop.Cart().Add(\"\"); }}").Using().RunAsync();

    [Theory]
    [InlineData("Assert.Equal(0, new Cart().Count);")]
    [InlineData("Assert.NotNull(Make());")]
    [InlineData("Assert.NotNull(Elsewhere.Made);")]
    [InlineData("Assert.Equal(0, _cart.Count);")]
    [InlineData("Assert.Equal(99, Cart.Most);")]
    [InlineData("Assert.True(typeof(Cart).IsSealed);")]
    [InlineData("Assert.IsType<Cart>(Elsewhere.Untyped);")]
    [InlineData("using var process = System.Diagnostics.Process.Start(\"shop\"); Assert.NotNull(process);")]
    [InlineData("Assert.Equal(\"\", await new System.Net.Http.HttpClient().GetStringAsync(\"http://127.0.0.1\"));")]
    [InlineData("Assert.True(System.IO.File.Exists(\"shop.json\"));")]
    [InlineData("Supplied();")]
    [InlineData("System.Action add = () => Elsewhere.Empty(); add();")]
    public Task Accepts_a_test_that_reaches_the_product(string body) => Verify("T", body);

    [Theory]
    [InlineData("Assert.True(true);")]
    [InlineData("var status = new Dictionary<string, string> { [\"state\"] = \"failed\" }; Assert.Equal(\"failed\", "
        + "status[\"state\"]);")]
    [InlineData("Assert.True(Helper());")]
    [InlineData("Assert.Equal(4, Elsewhere.Sum(2, 2)); await Task.Delay(1);")]
    public Task Reports_a_test_that_tests_itself(string body) => Verify("{|NETRA3004:T|}", body);

    [Theory]
    [InlineData("Moq",
        "var prices = new Moq.Mock<IPrices>(); prices.Setup(p => p.Of(\"a\")).Returns(5); Assert.Equal(5, "
        + "prices.Object.Of(\"a\"));")]
    [InlineData("NSubstitute",
        "var prices = NSubstitute.Substitute.For<IPrices>(); "
        + "NSubstitute.SubstituteExtensions.Returns(prices.Of(\"a\"), 5m); Assert.Equal(5, prices.Of(\"a\"));")]
    public Task Reports_a_test_that_meets_only_its_own_mock(string library, string body) =>
        Test("{|NETRA3004:T|}", body).Using(library).RunAsync();

    [Theory]
    [InlineData("Moq", "var prices = new Moq.Mock<IPrices>(); Assert.Equal(0, new Cart(prices.Object).Total());")]
    public Task Accepts_a_mock_that_is_handed_to_the_product(string library, string body) =>
        Test("T", body).Using(library).RunAsync();

    [Fact]
    public Task Looks_at_what_makes_the_fixture() => new RuleTest<NoProductCode>("""
        using Xunit;
        public sealed class Fixture { private readonly Shop.Cart _cart = new(); public int Count => 0; }
        public class A(Fixture fixture) { [Fact] public void T() => Assert.Equal(0, fixture.Count); }
        """).Using().RunAsync();

    [Theory]
    [InlineData("T", "Assert.Equal(5, new Prices().Of(\"a\"));")]
    [InlineData("{|NETRA3004:T|}", "Assert.Equal(5, new Others().Of(\"a\"));")]
    public Task Accepts_a_trial_of_a_double_that_a_sibling_hands_to_the_product(string name, string body) =>
        new RuleTest<NoProductCode>($$"""
        using System.Threading.Tasks; using Xunit;
        public class A
        {
            [Fact] public void {{name}}() { {{body}} }
            [Fact] public void U() => Assert.Equal(5, new Shop.Cart(new Prices()).Total());
        }
        public class Others { public virtual decimal Of(string item) => 5; }
        public class Prices : Others, Shop.IPrices
        {
            public string Currency { get; set; } = "";
            public Task<int> CountAsync() => Task.FromResult(1);
            public override decimal Of(string item) => 5;
        }
        """).Using().RunAsync();

    [Theory]
    [InlineData("A", "T", "Loses();")]
    [InlineData("A", "{|NETRA3004:T|}", "Assert.Equal(1, Gives());")]
    [InlineData("A", "{|NETRA3004:T|}", "Alone();")]
    [InlineData("PageTests", "T", "Assert.Equal(1, Page.Lines());")]
    [InlineData("FileTests", "{|NETRA3004:T|}", "Assert.Equal(1, Page.Lines());")]
    public Task Accepts_a_trial_of_a_helper_that_others_rely_on(string type, string name, string body) =>
        new RuleTest<NoProductCode>($$"""
        using Xunit;
        public class {{type}}
        {
            [Fact] public void {{name}}() { {{body}} }
            [Fact] public void U() { Loses(); Assert.Equal(Gives(), new Shop.Cart().Count); }
            private static void Loses() => Assert.NotNull("");
            private static void Alone() => Assert.NotNull("");
            private static int Gives() => 1;
        }
        public static class Page { public static int Lines() => 1; }
        """).Using().RunAsync();

    [Fact]
    public Task Is_silent_where_no_product_is_referenced() =>
        new RuleTest<NoProductCode>(
            "public class A { [NUnit.Framework.Test] public void T() => System.GC.KeepAlive(1); }")
            .Without(MachineReferences.Testing).Using(Libraries.Named("NUnit")).RunAsync();

    [Fact]
    public Task Is_silent_on_data_that_may_come_from_the_product() => new RuleTest<NoProductCode>("""
        using Xunit;
        public class A
        {
            public static TheoryData<int> Counts => new() { new Shop.Cart().Count };
            [Theory, MemberData(nameof(Counts))] public void T(int count) => Assert.Equal(0, count);
            [Theory, InlineData(Shop.Cart.Most)] public void V(int count) => Assert.Equal(99, count);
            [Theory, InlineData(0)] public void {|NETRA3004:U|}(int count) => Assert.Equal(0, count);
        }
        """).Using().RunAsync();

    [Fact]
    public Task Takes_a_library_that_opens_its_internals_for_the_product()
    {
        var library = Libraries.Compile("Shouldly",
            "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"TestProject\")] public static class "
            + "Should { public static void Be() { } }");
        return new RuleTest<NoProductCode>("public class A { [Xunit.Fact] public void T() => Should.Be(); }").Using()
            .Using(library).RunAsync();
    }

    [Theory]
    [InlineData("Shouldly.Specs", "T")]
    [InlineData("ShouldlyShop.Tests", "{|NETRA3004:T|}")]
    public Task Takes_a_library_whose_name_the_tests_bear_for_the_product(string assembly, string name)
    {
        var library = Libraries.Compile("Shouldly", "public static class Should { public static void Be() { } }");
        var test =
            new RuleTest<NoProductCode>(
                $"public class A {{ [Xunit.Fact] public void {name}() => Should.Be(); }}").Using().Using(library);
        test.SolutionTransforms.Add((solution, id) => solution.WithProjectAssemblyName(id, assembly));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("/src/Shop/Sum.cs", "T")]
    [InlineData("/src/Shop.Tests/../Shop/Sum.cs", "T")]
    [InlineData("/src/Shop.Tests/Sum.cs", "{|NETRA3004:T|}")]
    public Task Takes_a_linked_file_for_the_product(string path, string name)
    {
        var test = new RuleTest<NoProductCode>(
            $"public class A {{ [Xunit.Fact] public void {name}() => Xunit.Assert.Equal(3, Sum.Of(1, 2)); }}");
        test.Using();
        test.TestState.Sources.Add((path, "public static class Sum { public static int Of(int a, int b) => a + b; }"));
        test.TestState.AnalyzerConfigFiles.Add(
            ("/.globalconfig", "is_global = true\nbuild_property.ProjectDir = /src/Shop.Tests/\n"));
        return test.RunAsync();
    }

    private static Task Verify(string name, string body) => Test(name, body).Using().RunAsync();

    private static RuleTest<NoProductCode> Test(string name, string body) => new RuleTest<NoProductCode>($$"""
        using System.Collections.Generic; using System.Threading.Tasks; using Shop; using Xunit;
        public class A : Base
        {
            private readonly Fields _fields = new();
            private Fields _cart => _fields;
            [Fact] public async Task {{name}}() { await Task.Yield(); {{body}} }
            private bool Helper() { try { return true; } catch { return false; } }
        }
        """).And("""
        using Shop;
        public abstract class Base
        { protected Cart Make() => new(); protected void Supplied() => Elsewhere.Door!.Open(); }
        public interface IDoor { void Open(); }
        public sealed class Fields { public int Count => Elsewhere.Made.Count; }
        public static class Elsewhere
        {
            public static readonly Cart Made = new();
            public static object Untyped => new Cart();
            public static IDoor? Door => null;
            public static void Empty() => Made.Add("");
            public static int Sum(int a, int b) => a + b;
        }
        """);
}
