using Netra.Compliance.Analyzers.Honesty;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Honesty;

/// <summary>What a test leaves is a warning only where something else says that it was to be looked at.</summary>
public sealed class LeftoverTests
{
    private const string Pays = "var cart = new Cart(); cart.Pay(9);";
    private const string Gets = "var money = new Cart().Get<Money>(\"\");";

    [Theory]
    [InlineData("3002", Pays, "Assert.Equal(1, new Cart().Pay(1).Amount);")]
    [InlineData("3002", Pays, "var money = new Cart().Pay(1); Assert.NotNull(money);")]
    [InlineData("3002", "var money = new Cart().Pay(9);", "Assert.Equal(1, new Cart().Pay(1).Amount);")]
    [InlineData("3009", Pays, "Assert.Equal(1, new Cart().Count);")]
    [InlineData("3009", Pays, "var cart = new Cart(); cart.Pay(1); Assert.Equal(1, cart.Count);")]
    [InlineData("3009", Pays, "new Cart().Pay(1);")]
    public Task Asks_the_other_tests_of_the_class_whether_the_answer_matters(string rule, string body, string other) =>
        Verify("public class A", rule, "T", body, $"[Fact, AssertionMethod] public void Other() {{ {other} }}");

    [Theory]
    [InlineData("3009", Gets, "Assert.ThrowsAny<Exception>(() => new Cart().Get<Money>(\"a\"));")]
    [InlineData("3002", "var cart = new Cart(); cart.Render(9);", "Assert.ThrowsAny<Exception>(() => new Cart().Render(-1));")]
    [InlineData("3009", Gets, "MustThrow(() => new Cart().Get<Money>(\"a\"));")]
    [InlineData("3002", Gets, "Assert.ThrowsAny<Exception>(() => new Cart().Get<Cart>(\"a\"));")]
    [InlineData("3002", Gets, "Assert.ThrowsAny<Exception>(() => new Cart().Render(-1));")]
    [InlineData("3002", Gets, "Action get = () => new Cart().Get<Money>(\"a\"); get(); Assert.NotNull(get);")]
    public Task Takes_a_call_that_a_sibling_expects_to_throw_for_its_other_half(string rule, string body, string other) =>
        Verify("public class A", rule, "T", body, $"[Fact] public void Other() {{ {other} }} static void MustThrow(Action act) => Assert.ThrowsAny<Exception>(act);");

    [Theory]
    [InlineData("public class CartSamples", "3009", "T")]
    [InlineData("public class DemoTests", "3009", "T")]
    [InlineData("public class A", "3009", "Example")]
    [InlineData("public class A", "3009", "ReadMe_Sample_1")]
    [InlineData("namespace Shop.Tests.Documentation; public class A", "3009", "T")]
    [InlineData("public class SampleRateTests", "3002", "T")]
    [InlineData("public class A", "3002", "Demos_are_read")]
    public Task Suggests_to_a_sample_to_say_so(string type, string rule, string name) => Verify(type, rule, name, Gets, "");

    [Theory]
    [InlineData("3009", "// Regression of a race.")]
    [InlineData("3009", "// see https://example.org/shop/issues/914")]
    [InlineData("3009", "// SHOP-914")]
    [InlineData("3009", "// Exception thrown on a background thread.")]
    [InlineData("3002", "// UTF-8")]
    [InlineData("3002", "// Should throw this exception.")]
    [InlineData("3002", "// { \"Amount\": 9 }")]
    public Task Suggests_to_a_test_that_names_its_occasion(string rule, string remark) =>
        Verify("public class A", rule, "T", $"{Gets}\n{remark}\n", "");

    [Theory]
    [InlineData("T", "new Cart().Add(\"\"); // Regression of a race.\n")]
    [InlineData("{|NETRA3009:T|}", "new Cart().Add(\"\"); // Adds once.\n")]
    public Task Takes_a_remark_about_an_occasion_where_nothing_is_left(string name, string body) =>
        Run("public class A", name, body, "");

    [Theory]
    [InlineData("NETRA3002", "shop.Of(\"\");")]
    [InlineData("NETRA3009", "var prices = shop; prices = null; new Cart(prices).Pay(9);")]
    public Task Sees_a_verification_that_was_not_finished(string rule, string last) => new RuleTest<NoAssertion>(
        $"using Shop; public class A {{ [Xunit.Fact] public void {{|{rule}:T|}}() {{ IPrices? shop = NSubstitute.Substitute.For<IPrices>(); new Cart(shop).Add(\"\"); {last} }} }}")
        .Using("NSubstitute").RunAsync();

    private static Task Verify(string type, string rule, string name, string body, string member) =>
        Run(type, $"{{|NETRA{rule}:{name}|}}", body, member);

    private static Task Run(string type, string name, string body, string member) => new RuleTest<NoAssertion>(
        $"using System; using Netra.Compliance; using Shop; using Xunit;\n{type} {{ [Fact] public void {name}() {{ {body} }} {member} }}").Using().RunAsync();
}
