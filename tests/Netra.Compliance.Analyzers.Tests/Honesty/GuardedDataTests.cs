using Netra.Compliance.Analyzers.Honesty;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Honesty;

public sealed class GuardedDataTests
{
    [Theory]
    [InlineData("Assert.True(count % 2 == 0); cart.Fill(new List<int>(count)); Assert.Equal(0, cart.Count);")]
    [InlineData("Assert.NotEqual(name, other); cart.Add(name); cart.Add(other); Assert.Equal(2, cart.Count);")]
    [InlineData("Assert.True(count > 1); Use(count);")]
    [InlineData("Assert.NotNull(name); Assert.Equal(0, cart.Count);")]
    public Task Is_silent_on_a_guard_of_what_the_product_will_get(string body) => Verify(body);

    [Theory]
    [InlineData("try { cart.Add(name); Assert.Equal(2, count); } catch (Exception) { Assert.Equal(3, count); }")]
    [InlineData("if (cart.Validate()) { Assert.Equal(2, count); } else { Assert.Equal(3, count); }")]
    [InlineData("if (cart.Validate()) { var two = 2; {|NETRA3003:Assert.Equal(2, two)|}; }")]
    public Task Is_silent_on_what_tells_for_which_rows_a_path_is_taken(string body) => Verify(body);

    [Theory]
    [InlineData("cart.Add(name); {|NETRA3003:Assert.Equal(\"a\", name)|};")]
    [InlineData("{|NETRA3003:Assert.Equal(2, count)|}; Assert.Equal(0, cart.Count);")]
    [InlineData("foreach (var x in new[] { 1 }) { {|NETRA3003:Assert.Equal(2, count)|}; }")]
    public Task Reports_what_nobody_gets_afterwards(string body) => Verify(body);

    [Theory]
    [InlineData("Assert.True(true, \"no exception reached the caller\");")]
    [InlineData("{|NETRA3003:Assert.True(true, \"all is well\")|};")]
    [InlineData("{|NETRA3003:Assert.True(true)|};")]
    [InlineData("cart.Add(name);\n// no exception is thrown\nAssert.True(true);")]
    [InlineData("cart.Add(name);\n// all is well\n{|NETRA3003:Assert.True(true)|};")]
    public Task Takes_words_that_say_nothing_is_thrown_for_a_marker(string body) => Verify(body);

    [Fact]
    public Task Takes_no_words_from_a_critical_test() => new RuleTest<CannotFail>(
        "using Xunit;\n[Netra.Compliance.CriticalTest(1, \"A\")] public class A { [Fact] public void T() => "
        + "{|NETRA3003:Assert.True(true, \"no exception reached the caller\")|}; }").RunAsync();

    [Fact]
    public Task Is_silent_on_a_collection_of_the_product()
    {
        var library = Libraries.Compile(
            "Bags", "public sealed class Bag : System.Collections.Generic.List<int> { public string? Key => null; }");
        return new RuleTest<CannotFail>(
            "using Xunit;\npublic class A { [Fact] public void T() { Bag bag = []; Assert.Null(bag.Key); "
            + "Assert.Empty(bag); } }").Using(library).RunAsync();
    }

    private static Task Verify(string body) => Test(body).RunAsync();

    private static RuleTest<CannotFail> Test(string body) => new RuleTest<CannotFail>($$"""
        using System; using System.Collections.Generic; using Shop; using Xunit;
        public class A
        {
            [Theory, InlineData("a", "b", 2)] public void T(string name, string other, int count)
            { var cart = new Cart(); _ = name + other + count; {{body}} }
            private static void Use(int count) => Assert.Equal(0, new Cart().Count - count);
        }
        """).Using();
}
