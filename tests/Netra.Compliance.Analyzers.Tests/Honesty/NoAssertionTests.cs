using Netra.Compliance.Analyzers.Honesty;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Honesty;

public sealed class NoAssertionTests
{
    [Theory]
    [InlineData("Assert.Equal(1, cart.Count);")]
    [InlineData("if (cart.Count != 1) throw new Exception(\"one\");")]
    [InlineData("Assert.All(new[] { 1 }, x => { });")]
    [InlineData("Assert.ThrowsAny<Exception>(() => cart.Add(null!));")]
    [InlineData("Assert.Null(Record.Exception(() => cart.Add(\"\")));")]
    [InlineData("void Local() => Assert.NotNull(cart); Local();")]
    [InlineData("Action check = () => Assert.NotNull(cart); check();")]
    [InlineData("Retry(() => Assert.NotNull(cart));")]
    [InlineData("cart.MustHold();")]
    [InlineData("Elsewhere.IsFull(cart);")]
    [InlineData("Elsewhere.Deep(cart);")]
    [InlineData("InBase(cart);")]
    [InlineData("Supplied();")]
    [InlineData("Marked(cart);")]
    [InlineData("new System.Net.Http.HttpResponseMessage().EnsureSuccessStatusCode();")]
    [InlineData("System.Diagnostics.Debug.Assert(cart.Count == 1);")]
    [InlineData("using var scope = new Checked();")]
    [InlineData("Func<Cart, bool> use = Elsewhere.IsTrue; use(cart);")]
    public Task Accepts_an_assertion_wherever_it_stands(string body) => Verify("T", body);

    [Theory]
    [InlineData("var full = cart.Validate();")]
    [InlineData("cart.Render(9);")]
    [InlineData("cart.Equals(new Cart());")]
    [InlineData("cart.Check(); var total = await cart.TotalLater();")]
    [InlineData("var result = cart.Pay(9);")]
    [InlineData("var result = await cart.PayLater(9);")]
    [InlineData("var money = cart.Get<Money>(\"\");")]
    [InlineData("System.Linq.Enumerable.ToList(cart.Render(9));")]
    [InlineData("cart.TotalLater();")]
    [InlineData("var text = new System.IO.StringWriter(); cart.Write(text);")]
    [InlineData("using (var text = new System.IO.StringWriter()) { cart.Write(text); text.Flush(); }")]
    [InlineData("cart.Add(\"\");")]
    [InlineData("cart.Check();")]
    [InlineData("cart.Validate();")]
    [InlineData("_ = cart.Render(9);")]
    [InlineData("cart.Render(9); cart.Add(\"\");")]
    [InlineData("cart.Pay(9);")]
    [InlineData("cart.Total();")]
    [InlineData("await cart.PayLater(9);")]
    [InlineData("var money = cart.Pay(9);")]
    [InlineData("var later = cart.SaveAsync();")]
    [InlineData("var watch = cart.Watch();")]
    [InlineData("cart.Watch();")]
    [InlineData("using var result = cart.Watch();")]
    [InlineData("using (var result = cart.Get<System.IO.MemoryStream>(\"\")) { }")]
    [InlineData("Action act = () => { var total = cart.Total(); }; act();")]
    [InlineData("object.Equals(new object(), null); new object().ToString();")]
    [InlineData("cart.With(\"\"); cart.Plus(\"\");")]
    [InlineData("await Task.Delay(1);")]
    [InlineData("Retry(() => cart.Add(\"\"));")]
    [InlineData("Retry(() => cart.Total());")]
    [InlineData("Check(cart); Validate(cart); cart.Add(\"\");")]
    [InlineData("void Local() => cart.Add(\"\"); Local();")]
    [InlineData("try { cart.Add(\"\"); } catch { throw; }")]
    [InlineData("Stubbed(cart);")]
    [InlineData("var text = new System.IO.StringWriter(); text.Write(1); cart.Write(text);")]
    [InlineData("var text = new System.IO.StringWriter(); cart.Write(text); cart.Add(text.ToString());")]
    public Task Suggests_to_say_that_nothing_thrown_is_all(string body) => Verify("{|NETRA3009:T|}", body);

    [Theory]
    [InlineData("Record.Exception(() => cart.Add(\"\"));")]
    [InlineData("Assert.ThrowsAsync<Exception>(() => cart.SaveAsync());")]
    public Task Reports_what_only_begins_or_is_never_awaited(string body) => Verify("{|NETRA3002:T|}", body);

    [Theory]
    [InlineData("[CriticalTest(1, \"A\")] public class A", "[Fact]")]
    [InlineData("public class A", "[Fact, CriticalTest(1, \"A\")]")]
    public Task Reports_a_critical_test_that_asserts_nothing(string type, string attributes) =>
        new RuleTest<NoAssertion>(
        $"using Netra.Compliance; using Xunit;\n{type} {{ {attributes} public void {{|NETRA3002:T|}}() => new "
        + $"Shop.Cart().Add(\"\"); }}").Using().RunAsync();

    [Theory]
    [InlineData("NUnit", "NUnit.Framework.Assert.That(cart.Count, NUnit.Framework.Is.EqualTo(1));")]
    [InlineData("MSTest", "Microsoft.VisualStudio.TestTools.UnitTesting.Assert.AreEqual(1, cart.Count);")]
    [InlineData("AwesomeAssertions", "AwesomeAssertions.AssertionExtensions.Should(cart.Count).Be(1);")]
    [InlineData("Shouldly", "Shouldly.ShouldBeTestExtensions.ShouldBe(cart.Count, 1);")]
    [InlineData("Moq", "new Moq.Mock<IPrices>().Verify(p => p.Of(\"\"));")]
    [InlineData("NSubstitute",
        "NSubstitute.SubstituteExtensions.Received(NSubstitute.Substitute.For<IPrices>()).Of(\"\");")]
    [InlineData("FakeItEasy", "FakeItEasy.A.CallTo(() => cart.Count).MustHaveHappened();")]
    public Task Knows_the_libraries_of_assertions(string library, string body) =>
        Test("T", library == "FakeItEasy" ? "using FakeItEasy;\n" : "", body).Using(library).RunAsync();

    [Fact]
    public Task Reports_a_sentence_that_only_begins() =>
        Test("{|NETRA3002:T|}", "", "AwesomeAssertions.AssertionExtensions.Should(cart.Count);")
            .Using("AwesomeAssertions").RunAsync();

    [Fact]
    public Task Takes_no_words_for_the_reader_for_an_assertion() => new RuleTest<NoAssertion>(
        "public class A { [NUnit.Framework.Test] public void {|NETRA3009:T|}() { new Shop.Cart().Add(\"\"); "
        + "NUnit.Framework.TestContext.WriteLine(\"done\"); } }").Using("NUnit").RunAsync();

    [Theory, InlineData("[Fact, AssertionMethod]")]
    public Task Takes_a_mark_on_the_test_for_an_expectation(string attributes) =>
        new RuleTest<NoAssertion>(
            $"using Xunit; using Netra.Compliance;\npublic class A {{ {attributes} public void T() => new "
            + $"Shop.Cart().Add(\"\"); }}")
            .Using().RunAsync();

    [Theory]
    [InlineData("NUnit",
        "[NUnit.Framework.TestCase(1, ExpectedResult = 1)] public int T(int a) => new Shop.Cart().Count + a;")]
    public Task Takes_a_declared_result_for_an_expectation(string library, string member) =>
        new RuleTest<NoAssertion>($"public class A {{ {member} }}").Using(library).RunAsync();

    [Fact]
    public Task Honours_the_configured_methods() =>
        Test("T", "", "Check(cart);").Using().With("netra_assertion_methods = A.Check").RunAsync();

    [Fact]
    public Task Honours_the_configured_types() =>
        Test("T", "", "cart.Check();").Using().With("netra_assertion_methods = Shop.CartChecks").RunAsync();

    [Theory, InlineData(2, "{|NETRA3009:T|}"), InlineData(3, "T")]
    public Task Looks_as_deep_as_told(int depth, string name) =>
        Test(name, "", "Elsewhere.Deep(cart);").Using().With($"netra_assertion_depth = {depth}").RunAsync();

    [Theory]
    [InlineData("Checks", "AssertHolds", "T")]
    [InlineData("CartAssert", "Holds", "T")]
    [InlineData("AssertExtensions", "Holds", "T")]
    [InlineData("CartAssertions", "Holds", "T")]
    [InlineData("Checks", "Holds", "{|NETRA3009:T|}")]
    [InlineData("Checks", "Asserted", "{|NETRA3009:T|}")]
    public Task Trusts_the_name_where_a_library_shows_no_body(string type, string method, string name)
    {
        var library = Libraries.Compile(
            "Shop.Testing", $"public static class {type} {{ public static void {method}(object o) {{ }} }}");
        return Test(name, "", $"{type}.{method}(cart);").Using().Using(library).RunAsync();
    }

    [Fact]
    public Task Trusts_a_library_that_is_built_on_assertions()
    {
        var library = Libraries.Compile("Checks",
            "public static class Checks { public static void Holds(object o) => Xunit.Assert.NotNull(o); }",
            [.. MachineReferences.Testing]);
        return Test("T", "", "Checks.Holds(cart);").Using().Using(library).RunAsync();
    }

    [Fact]
    public Task Finds_an_assertion_in_what_runs_around_the_test() => new RuleTest<NoAssertion>("""
        using Xunit;
        public sealed class A : System.IDisposable
        {
            private readonly Shop.Cart _cart = new();
            [Fact] public void T() => _cart.Add("");
            public void Dispose() => Assert.Equal(1, _cart.Count);
        }
        """).Using().RunAsync();

    [Fact]
    public Task Leaves_empty_tests_to_their_own_rule() =>
        new RuleTest<NoAssertion>("public class A { [Xunit.Fact] public void T() { } }").Using().RunAsync();

    private static Task Verify(string name, string body) => Test(name, "", body).Using().RunAsync();

    private static RuleTest<NoAssertion> Test(string name, string usings, string body) =>
        new RuleTest<NoAssertion>($$"""
        {{usings}}using System; using System.Threading.Tasks; using Shop; using Xunit;
        public class A : Base
        {
            [Fact] public async Task {{name}}() { await Task.Yield(); var cart = new Cart(); {{body}} }
            private static void Retry(Action action) => action();
            private static void Check(Cart cart) => cart.Add("");
            private static bool Validate(Cart cart) => cart.Validate();
            private static void Stubbed(Cart cart) => throw new NotImplementedException();
            [Netra.Compliance.AssertionMethod] private static void Marked(Cart cart) => cart.Add("");
        }
        """).And("""
        using System; using Shop; using Xunit;
        public abstract class Base
        {
            protected void InBase(Cart cart) => Assert.NotNull(cart);
            protected virtual void Supplied() => Assert.True(DateTime.Now.Year > 0);
        }
        public static class Elsewhere
        {
            public static void MustHold(this Cart cart) { if (cart.Count < 0) throw new InvalidOperationException(); }
            public static void IsFull(Cart cart) => Assert.Equal(1, cart.Count);
            public static bool IsTrue(Cart cart) { Assert.True(cart.Validate()); return true; }
            public static void Deep(Cart cart) => Deeper(cart);
            private static void Deeper(Cart cart) => IsFull(cart);
        }
        public sealed class Checked : IDisposable { public void Dispose() => Assert.Equal(1, new Cart().Count); }
        """);
}
