using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Honesty;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Honesty;

public sealed class CannotFailTests
{
    [Theory]
    [InlineData("{|NETRA3003:Assert.True(true)|};")]
    [InlineData("{|NETRA3003:Assert.True(1 + 1 == 2)|};")]
    [InlineData("{|NETRA3003:Assert.Equal(4, 2 + 2)|};")]
    [InlineData("{|NETRA3003:Assert.NotEqual(\"a\", \"b\")|};")]
    [InlineData("{|NETRA3003:Assert.Equal(\"a\", \"a\", ignoreCase: true)|};")]
    [InlineData("const int most = 3; {|NETRA3003:Assert.Equal(3, most)|};")]
    [InlineData("{|NETRA3003:Assert.Equal(Own, \"own\")|};")]
    public Task Reports_constants(string body) => Verify(body);

    [Theory]
    [InlineData("var x = cart.Count; {|NETRA3003:Assert.Equal(x, x)|};")]
    [InlineData("var x = cart.Count; {|NETRA3003:Assert.True(x == x)|};")]
    [InlineData("{|NETRA3003:Assert.Same(cart, cart)|};")]
    [InlineData("{|NETRA3003:Assert.Equal(_own, _own)|};")]
    public Task Reports_a_value_compared_with_itself(string body) => Verify(body);

    [Theory]
    [InlineData("var x = new Money(1); Assert.Equal(x, x);")]
    [InlineData("var x = cart.Total() > 0 ? double.NaN : 1d; Assert.Equal(x, x);")]
    [InlineData("Assert.NotEqual(double.NaN, 0d / 0);")]
    [InlineData("var x = cart.Count; Assert.Equal(x, x, EqualityComparer<int>.Default);")]
    [InlineData("Assert.True(cart.Equals(cart));")]
    [InlineData("object x = cart; Assert.Equal(x, x);")]
    public Task Is_silent_on_tests_of_equality_itself(string body) => Verify(body);

    [Theory]
    [InlineData("var s = \"a\"; {|NETRA3003:Assert.Equal(\"a\", s)|};")]
    [InlineData("var s = \"a\"; s += \"b\"; {|NETRA3003:Assert.Equal(\"ab\", s)|};")]
    [InlineData("string s; s = \"a\"; {|NETRA3003:Assert.Equal(\"a\", s)|};")]
    [InlineData("var s = \"a\"; var t = s; {|NETRA3003:Assert.Equal(s, t)|};")]
    [InlineData("var d = new Dictionary<string, string>(); d[\"status\"] = \"failed\"; "
        + "{|NETRA3003:Assert.Equal(\"failed\", d[\"status\"])|};")]
    [InlineData("var d = new Dictionary<string, string> { [\"status\"] = \"failed\" }; "
        + "{|NETRA3003:Assert.Equal(\"failed\", d[\"status\"])|};")]
    [InlineData("var d = new Dictionary<string, object> { { \"ok\", true } }; "
        + "{|NETRA3003:Assert.True((bool)d[\"ok\"])|};")]
    [InlineData("var l = new List<int> { 1 }; l.Add(2); {|NETRA3003:Assert.Equal(2, l.Count)|};")]
    [InlineData("var l = new List<int>(); var m = l; m.Add(2); {|NETRA3003:Assert.Single(l)|};")]
    [InlineData("int[] l = [1, 2]; {|NETRA3003:Assert.Contains(1, l)|};")]
    [InlineData("var l = new[] { 3, 4 }; {|NETRA3003:Assert.Equal(7, l.Where(x => x > 2).Sum())|};")]
    [InlineData("var l = new[] { typeof(Cart) }; foreach (var x in l) { {|NETRA3003:Assert.Contains(x, l)|}; }")]
    [InlineData("var a = new { Id = 1 }; {|NETRA3003:Assert.Equal(1, a.Id)|};")]
    [InlineData("var p = new Payment { State = \"failed\" }; {|NETRA3003:Assert.Equal(\"failed\", p.State)|};")]
    [InlineData("var p = new Payment(); p.State = \"failed\"; {|NETRA3003:Assert.Equal(\"failed\", p.State)|};")]
    [InlineData("var s = Status.Failed; {|NETRA3003:Assert.Equal(Status.Failed, s)|};")]
    [InlineData("{|NETRA3003:Assert.NotNull(new object())|};")]
    [InlineData("{|NETRA3003:Assert.NotEqual(Guid.Empty, Guid.NewGuid())|};")]
    [InlineData("{|NETRA3003:Assert.True(Holds())|};")]
    [InlineData("{|NETRA3003:Assert.True(await HoldsAsync())|};")]
    [InlineData("{|NETRA3003:Assert.Equal(3, Add(1, 2))|};")]
    [InlineData("var r = Elsewhere.Result(\"ok\"); {|NETRA3003:Assert.Equal(\"ok\", r)|};")]
    [InlineData("cart.Add(\"\"); {|NETRA3003:Assert.True(Holds())|};")]
    public Task Reports_values_that_come_from_the_test_itself(string body) => Verify(body);

    // Each is the test's own only if the other is, and both are judged twice.
    [Theory]
    [InlineData("var l = new List<int>(); var m = new List<List<int>>(); m.Add(l); l.Add(2); "
        + "{|NETRA3003:Assert.Single(l)|}; {|NETRA3003:Assert.Single(m)|};")]
    [InlineData("var l = new List<int>(); var m = l; var n = m; n.Add(2); {|NETRA3003:Assert.Single(n)|}; "
        + "{|NETRA3003:Assert.Single(m)|}; {|NETRA3003:Assert.Single(l)|};")]
    [InlineData("var l = new List<int>(); var m = new List<List<int>>(); m.Add(l); l.Add(cart.Count); "
        + "Assert.Single(l); Assert.Single(m);")]
    [InlineData("var l = new List<int>(); var m = l; var n = m; cart.Fill(n); Assert.Single(l); Assert.Single(m); "
        + "Assert.Single(n);")]
    [InlineData("var l = new List<int>(); var m = l; var n = l; var o = new[] { 3 }; cart.Fill(n); Assert.Single(m); "
        + "Assert.Single(l); {|NETRA3003:Assert.Equal(3, o.Sum())|};")]
    public Task Judges_locals_that_hang_on_each_other_alike(string body) => Verify(body);

    [Theory]
    [InlineData("Assert.Equal(0, cart.Count);")]
    [InlineData("var s = cart.Count.ToString(); Assert.Equal(\"0\", s);")]
    [InlineData("Assert.Equal(99, Cart.Most);")]
    [InlineData("Assert.Equal(1, (int)Status.Failed);")]
    [InlineData("Assert.Equal(\"Failed\", Status.Failed.ToString());")]
    [InlineData("Assert.True(typeof(Cart).IsSealed);")]
    [InlineData("Assert.NotNull(new Cart());")]
    [InlineData("var l = new List<int>(); cart.Fill(l); Assert.Single(l);")]
    [InlineData("var l = new List<int>(); var m = l; cart.Fill(m); Assert.Single(l);")]
    [InlineData("var l = new List<int>(); Action fill = () => cart.Fill(l); fill(); Assert.Single(l);")]
    [InlineData("var l = new List<int>(); l.Add(cart.Count); Assert.Single(l);")]
    [InlineData("var l = new List<int>(); for (var i = 0; i < cart.Count; i++) { l.Add(1); } Assert.Empty(l);")]
    [InlineData("var called = false; cart.Changed += () => called = true; cart.Add(\"\"); Assert.True(called);")]
    [InlineData("var count = 0; if (cart.Validate()) { count++; } Assert.Equal(1, count);")]
    [InlineData("var thrown = false; try { cart.Add(\"\"); } catch { thrown = true; } Assert.False(thrown);")]
    [InlineData("var before = DateTime.UtcNow; cart.Add(\"\"); Assert.True(DateTime.UtcNow - before < "
        + "TimeSpan.FromSeconds(1));")]
    [InlineData("cart.Add(\"\"); Assert.Null(string.IsInterned(\"a\"));")]
    [InlineData("var o = new Cart { Status = Status.Open }; Assert.Equal(Status.Open, o.Status);")]
    [InlineData("if (cart.Validate()) { Assert.True(false, \"not here\"); }")]
    [InlineData("Assert.False(true);")]
    [InlineData("Assert.Equal(1, 2);")]
    [InlineData("Assert.Fail(\"not yet\");")]
    [InlineData("Assert.Throws<Exception>(() => cart.Add(\"\"));")]
    [InlineData("Assert.True(Asks());")]
    [InlineData("Assert.True(Tries());")]
    [InlineData("Assert.True(Remembers());")]
    [InlineData("Assert.True(System.IO.File.Exists(\"a\"));")]
    [InlineData("Assert.Equal(0, _state);")]
    [InlineData("foreach (var x in new[] { cart.Count }) { Assert.Equal(0, x); }")]
    [InlineData("Assert.All(new[] { cart.Count }, x => Assert.Equal(0, x));")]
    [InlineData("void Local(int x) => Assert.Equal(0, x); Local(cart.Count);")]
    [InlineData("Action<int> check = x => Assert.Equal(0, x); check(cart.Count);")]
    [InlineData("int n; Out(out n); Assert.Equal(1, n);")]
    [InlineData("ICollection<int> all = (ICollection<int>)(object)cart; var copy = new int[1]; all.CopyTo(copy, 0); "
        + "Assert.Equal(0, copy[0]);")]
    [InlineData("Assert.NotNull(typeof(Cart));")]
    [InlineData("Cart? none = null; Assert.True(none == null);")]
    [InlineData("var two = 2; Assert.True(two is int?);")]
    [InlineData("try { cart.Add(\"\"); } catch (Exception) { var failed = true; Assert.False(failed); }")]
    [InlineData("var a = \"a\"; var b = new string(a); cart.Add(a); cart.Add(b); Assert.NotSame(a, b);")]
    [InlineData("object o = cart; if (o is Cart c) { Assert.Equal(0, c.Count); }")]
    [InlineData("Assert.Equal(Status.Failed, Status.Open | Status.Failed);")]
    [InlineData("Assert.Equal(DayOfWeek.Monday, (DayOfWeek)Status.Failed);")]
    [InlineData("Assert.True(Status.Failed.HasFlag(Status.Open));")]
    public Task Is_silent_where_the_product_has_a_say(string body) => Verify(body);

    [Theory]
    [InlineData("{|NETRA3003:Assert.Equal(DayOfWeek.Friday, DayOfWeek.Sunday | DayOfWeek.Friday)|};")]
    [InlineData("{|NETRA3003:Assert.True(DayOfWeek.Friday.HasFlag(DayOfWeek.Sunday))|};")]
    public Task Reports_bits_of_names_that_are_not_of_the_product(string body) => Verify(body);

    [Theory]
    [InlineData("Moq",
        "var m = new Moq.Mock<IPrices>(); m.Setup(p => p.Of(\"a\")).Returns(5m); {|NETRA3003:Assert.Equal(5m, "
        + "m.Object.Of(\"a\"))|};")]
    [InlineData("Moq",
        "var m = new Moq.Mock<IPrices>(); m.Setup(p => p.Of(\"a\")).Returns(5m); var o = m.Object; "
        + "{|NETRA3003:Assert.Equal(5m, o.Of(\"a\"))|};")]
    [InlineData("Moq", "var m = Moq.Mock.Of<IPrices>(); {|NETRA3003:Assert.Equal(0, m.Of(\"a\"))|};")]
    [InlineData("NSubstitute",
        "var m = NSubstitute.Substitute.For<IPrices>(); NSubstitute.SubstituteExtensions.Returns(m.Of(\"a\"), 5m); "
        + "{|NETRA3003:Assert.Equal(5m, m.Of(\"a\"))|};")]
    [InlineData("FakeItEasy", "var m = FakeItEasy.A.Fake<IPrices>(); {|NETRA3003:Assert.Equal(0, m.Of(\"a\"))|};")]
    public Task Reports_what_a_mock_was_told(string library, string body) => Test(body).Using(library).RunAsync();

    [Theory]
    [InlineData("Moq", "var m = new Moq.Mock<IPrices>(); Assert.Equal(0, new Cart(m.Object).Total());")]
    [InlineData("Moq",
        "var m = new Moq.Mock<IPrices>(); new Cart(m.Object).Total(); Assert.Equal(\"\", m.Object.Currency);")]
    [InlineData("Moq",
        "var m = new Moq.Mock<IPrices>(); var o = m.Object; new Cart(o).Total(); Assert.Equal(\"\", o.Currency);")]
    [InlineData("NSubstitute",
        "var m = NSubstitute.Substitute.For<IPrices>(); new Cart(m).Total(); Assert.Equal(\"\", m.Currency);")]
    [InlineData("Moq",
        "var all = new List<int>(); var k = new Moq.Mock<IList<List<int>>>(); k.Setup(l => l[0]).Returns(all); "
        + "cart.Fill(k.Object[0]); Assert.Empty(all);")]
    public Task Is_silent_on_a_mock_that_the_product_met(string library, string body) =>
        Test(body).Using(library).RunAsync();

    [Theory]
    [InlineData("NUnit", "{|NETRA3003:NUnit.Framework.Assert.That(true)|};")]
    [InlineData("NUnit", "{|NETRA3003:NUnit.Framework.Assert.That(2 + 2, NUnit.Framework.Is.EqualTo(4))|};")]
    [InlineData("NUnit", "NUnit.Framework.Assert.That(cart.Count, NUnit.Framework.Is.EqualTo(4));")]
    [InlineData("MSTest",
        "{|NETRA3003:Microsoft.VisualStudio.TestTools.UnitTesting.Assert.AreEqual(4, 2 + 2, \"four\")|};")]
    [InlineData("MSTest", "Microsoft.VisualStudio.TestTools.UnitTesting.Assert.AreEqual(4, cart.Count, \"four\");")]
    [InlineData("AwesomeAssertions",
        "var s = \"a\"; {|NETRA3003:AwesomeAssertions.AssertionExtensions.Should(s).Be(\"a\")|};")]
    [InlineData("AwesomeAssertions", "AwesomeAssertions.AssertionExtensions.Should(cart.Count).Be(1);")]
    [InlineData("AwesomeAssertions",
        "AwesomeAssertions.EnumAssertionsExtensions.Should(Status.Failed).HaveFlag(Status.Open);")]
    [InlineData("Shouldly", "var s = 1; {|NETRA3003:Shouldly.ShouldBeTestExtensions.ShouldBe(s, 1)|};")]
    [InlineData("Shouldly", "Shouldly.ShouldBeTestExtensions.ShouldBe(cart.Count, 1);")]
    public Task Knows_the_libraries_of_assertions(string library, string body) => Test(body).Using(library).RunAsync();

    [Theory]
    [InlineData("MathShims", "Assert.Equal(1, System.Math.Max(0, 1))")]
    [InlineData("MathTests", "{|NETRA3003:Assert.Equal(1, System.Math.Max(0, 1))|}")]
    public Task Leaves_backports_aside_that_another_target_tries(string type, string assertion) =>
        new RuleTest<CannotFail>(
            $"using Xunit; public class {type} {{ [Fact] public void T() => {assertion}; }}").Using().RunAsync();

    [Fact]
    public Task Follows_the_literals_of_a_theory() => new RuleTest<CannotFail>("""
        using Xunit;
        public class A
        {
            public static TheoryData<int> Counts => new() { new Shop.Cart().Count };
            [Theory, InlineData(1, 1)] public void T(int a, int b) => {|NETRA3003:Assert.Equal(a, b)|};
            [Theory, InlineData(1, Shop.Cart.Most)] public void W(int a, int b) => Assert.NotEqual(a, b);
            [Theory, InlineData(1, 1)] public void U(int a, int b) { b = new Shop.Cart().Count; Assert.Equal(a, b); }
            [Theory, MemberData(nameof(Counts))] public void V(int a) => Assert.Equal(0, a);
        }
        """).Using().RunAsync();

    [Theory]
    [InlineData("{|#0:Assert.True(true)|};", "it checks only constants")]
    [InlineData("var x = cart.Count; {|#0:Assert.Equal(x, x)|};", "both sides are the same value")]
    [InlineData("var x = \"a\"; {|#0:Assert.Equal(\"a\", x)|};", "it checks only constants")]
    [InlineData("var x = new[] { 1 }; {|#0:Assert.Single(x)|};", "all its values come from the test",
        DiagnosticSeverity.Info)]
    [InlineData("{|#0:Assert.True(cart.Count > 1 || true)|};", "it is always true")]
    public Task Says_why(string body, string reason, DiagnosticSeverity severity = DiagnosticSeverity.Warning) =>
        Test(body).Using().Saying($"The assertion cannot fail: {reason}", severity: severity).RunAsync();

    private static Task Verify(string body) => Test(body).Using().RunAsync();

    private static RuleTest<CannotFail> Test(string body) => new RuleTest<CannotFail>($$"""
        using System; using System.Collections.Generic; using System.Linq; using System.Threading.Tasks;
        using Shop; using Xunit;
        public class A
        {
            private const string Own = "own";
            private readonly int _own = new Cart().Count;
            private int _state;
            [Fact] public async Task T() { await Task.Yield(); var cart = new Cart(); _state = cart.Count; {{body}} }
            private bool Holds() => true;
            private static async Task<bool> HoldsAsync() { await Task.Delay(1); return true; }
            private static int Add(int a, int b) { var sum = a + b; return sum; }
            private static bool Asks() => new Cart().Validate();
            private static bool Tries() { try { new Cart().Add(""); return true; } catch { return false; } }
            private bool Remembers() { if (_state > 0) { return true; } return false; }
            private static void Out(out int n) => n = new Cart().Count;
        }
        """).And("""
        public sealed class Payment { public string? State { get; set; } }
        public static class Elsewhere
        {
            public static string Result(string s) => Again(s);
            private static string Again(string s) => s;
        }
        """);
}
