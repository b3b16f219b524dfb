using Netra.Compliance.Analyzers.Honesty;
using Netra.Compliance.Analyzers.Tests.Running;
using Netra.Compliance.CodeFixes.Honesty;

namespace Netra.Compliance.Analyzers.Tests.Honesty;

public sealed class SwallowedFailureTests
{
    [Theory]
    [InlineData("try { cart.Add(\"\"); } {|NETRA3006:catch|} { }")]
    [InlineData("try { cart.Add(\"\"); } {|NETRA3006:catch|} (Exception) { }")]
    [InlineData("try { cart.Add(\"\"); } {|NETRA3006:catch|} (Exception e) { Console.WriteLine(e); }")]
    [InlineData("try { Assert.Equal(1, cart.Count); } {|NETRA3006:catch|} (Exception) { }")]
    [InlineData("try { cart.Add(\"\"); Assert.Fail(\"\"); } {|NETRA3006:catch|} (Exception) { }")]
    [InlineData("try { Helper(cart); } {|NETRA3006:catch|} { }")]
    [InlineData("try { cart.Add(\"\"); } {|NETRA3006:catch|} (InvalidOperationException) { }")]
    [InlineData("Action add = () => { try { cart.Add(\"\"); } {|NETRA3006:catch|} { } }; add();")]
    [InlineData("try { cart.Add(\"\"); Assert.Equal(1, cart.Count); } {|NETRA3006:catch|} { } Assert.Equal(1, "
        + "cart.Count);")]
    [InlineData("try { cart.Add(\"\"); } {|NETRA3006:catch|} { } Assert.True(true);")]
    [InlineData("try { cart.Add(\"\"); throw new Exception(\"must not come here\"); } {|NETRA3006:catch|} (Exception) "
        + "{ }")]
    [InlineData("Assert.Equal(1, cart.Count); try { cart.Add(\"\"); } {|NETRA3006:catch|} { }")]
    public Task Reports_a_failure_that_is_let_through(string body) => Verify(body);

    [Theory]
    [InlineData("try { cart.Add(\"\"); } catch { throw; }")]
    [InlineData("try { cart.Add(\"\"); } catch (Exception e) { throw new Exception(\"why\", e); }")]
    [InlineData("try { cart.Add(\"\"); Assert.Fail(\"\"); } catch (ArgumentException e) { Assert.Equal(\"why\", "
        + "e.Message); }")]
    [InlineData("try { cart.Add(\"\"); Assert.Fail(\"\"); } catch (ArgumentException e) { Check(e); }")]
    [InlineData("Exception? caught = null; try { cart.Add(\"\"); } catch (Exception e) { caught = e; } "
        + "Assert.Null(caught);")]
    [InlineData("var all = new List<Exception>(); try { cart.Add(\"\"); } catch (Exception e) { all.Add(e); } "
        + "Assert.Empty(all);")]
    [InlineData("try { cart.Add(\"\"); } catch (Exception e) when (e.Message == \"why\") { }")]
    [InlineData("try { cart.Add(\"\"); Assert.Fail(\"\"); } catch (InvalidOperationException) { }")]
    [InlineData("try { await cart.SaveAsync(); } catch (OperationCanceledException) { }")]
    [InlineData("try { System.IO.File.Delete(\"a\"); } catch (Exception) { }")]
    [InlineData("try { cart.Add(\"\"); throw new Exception(\"made here\"); } catch (Exception e) { "
        + "cart.Add(e.Message); }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { cart.Add(\"\"); break; } catch (Exception) { } }")]
    [InlineData("try { cart.Add(\"\"); } catch { } Assert.Equal(1, cart.Count);")]
    [InlineData("try { cart.Add(\"\"); } catch (InvalidOperationException) { } Assert.Equal(1, cart.Count);")]
    [InlineData("try { cart.Add(\"\"); Wait(cart); } catch { } Assert.Equal(1, cart.Count);")]
    [InlineData("try { Other(); } catch (Exception) { }")]
    [InlineData("try { Assert.All(new[] { 1 }, x => throw new Exception(\"made here\")); } catch (Exception) { } "
        + "Assert.Equal(1, cart.Count);")]
    public Task Accepts_what_expects_records_or_tidies_up(string body) => Verify(body);

    [Theory]
    [InlineData("catch", "NSubstitute.SubstituteExtensions.Received(prices).Of(\"\");")]
    [InlineData("{|NETRA3006:catch|}", "NSubstitute.SubstituteExtensions.Returns(prices.Of(\"\"), 5m);")]
    public Task Accepts_a_mock_that_is_asked_later(string caught, string later) =>
        Test(
            $"var prices = NSubstitute.Substitute.For<IPrices>(); try {{ new Cart(prices).Total(); }} {caught} {{ "
            + $"}} {later}").Using(Libraries.Named("NSubstitute")).RunAsync();

    [Theory]
    [InlineData("Documentation", "catch (InvalidOperationException) { }")]
    [InlineData("Documentation", "catch (Exception e) { Console.WriteLine(e.Message); }")]
    [InlineData("Documentation", "{|NETRA3006:catch|} { }")]
    [InlineData("Baskets", "{|NETRA3006:catch|} (InvalidOperationException) { }")]
    public Task Lets_a_sample_show_what_comes(string space, string caught) => new RuleTest<SwallowedFailure>(
        $"using System; namespace Shop.Tests.{space}; public class A {{ [Xunit.Fact] public void T() {{ try {{ new "
        + $"Shop.Cart().Add(\"\"); }} {caught} }} }}").Using().RunAsync();

    [Theory]
    [InlineData("(ArgumentException) ", "ArgumentException")]
    [InlineData("", "every exception")]
    public Task Names_test_and_exception(string declared, string named) =>
        Test($"try {{ cart.Add(\"\"); }} {{|#0:catch|}} {declared}{{ }}")
            .Saying($"The test 'T' catches {named} and continues, so it passes when the code under test fails; "
                + "assert the exception, or do not catch it").RunAsync();

    [Theory]
    [InlineData("void T()", "cart.Add(\"\");", "Assert.Throws<InvalidOperationException>(() => cart.Add(\"\"));")]
    [InlineData("async Task T()", "await cart.SaveAsync();",
        "await Assert.ThrowsAsync<InvalidOperationException>(async () => await cart.SaveAsync());")]
    public Task Offers_to_expect_the_exception(string signature, string action, string expected) =>
        new FixTest<SwallowedFailure, SwallowedFailureFix>(
        InTest(signature,
            $"try\n        {{\n            {action}\n        }}\n        {{|NETRA3006:catch|}} "
            + $"(InvalidOperationException)\n        {{\n        }}"),
        InTest(signature, expected)).Using().RunAsync();

    [Fact]
    public Task Offers_to_expect_any_exception_where_any_is_caught() =>
        new FixTest<SwallowedFailure, SwallowedFailureFix>(
        InTest("void T()",
            "try\n        {\n            cart.Add(\"\");\n        }\n        {|NETRA3006:catch|} (Exception)\n        "
            + "{\n        }"),
        InTest("void T()", "Assert.ThrowsAny<Exception>(() => cart.Add(\"\"));")).Using().RunAsync();

    [Fact]
    public Task Offers_nothing_where_more_is_tried() =>
        new FixTest<SwallowedFailure, SwallowedFailureFix>(
            InTest("void T()",
                "try\n        {\n            cart.Add(\"\");\n            cart.Add(\"\");\n        }\n        "
                + "{|NETRA3006:catch|} (InvalidOperationException)\n        {\n        }"))
            .Using().RunAsync();

    private static string InTest(string signature, string body) =>
        $"using System;\nusing System.Threading.Tasks;\nusing Xunit;\n\npublic class A\n{{\n    [Fact]\n    "
        + $"public {signature}\n    {{\n        var cart = new Shop.Cart();\n        {body}\n    }}\n}}\n";

    private static Task Verify(string body) => Test(body).RunAsync();

    private static RuleTest<SwallowedFailure> Test(string body) => new RuleTest<SwallowedFailure>($$"""
        using System; using System.Collections.Generic; using System.Threading.Tasks; using Shop; using Xunit;
        public class A
        {
            [Fact] public async Task T() { await Task.Yield(); var cart = new Cart(); {{body}} }
            [Fact] public void Other() => Assert.Equal(1, new Cart().Count);
            private static void Helper(Cart cart) => cart.Add("");
            private static void Check(Exception e) => Assert.NotNull(e);
            private static void Wait(Cart cart) { if (cart.Count < 0) throw new TimeoutException("late"); }
        }
        """).Using();
}
