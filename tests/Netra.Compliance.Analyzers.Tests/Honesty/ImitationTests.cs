using Netra.Compliance.Analyzers.Honesty;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Honesty;

/// <summary>Tests that play the system instead of meeting it, as they came over from a suite in another
/// language.</summary>
public sealed class ImitationTests
{
    [Theory]
    [InlineData("var breaker = new Dictionary<string, object> { [\"state\"] = \"closed\" }; breaker[\"state\"] = "
        + "\"failed\"; {|NETRA3003:Assert.Equal(\"failed\", breaker[\"state\"])|};")]
    [InlineData("var payment = new Dictionary<string, string>(); payment.Add(\"status\", \"failed\"); "
        + "{|NETRA3003:Assert.True(payment[\"status\"] == \"failed\")|};")]
    [InlineData("var payment = new Dictionary<string, string>(); payment.TryAdd(\"status\", \"failed\"); "
        + "{|NETRA3003:Assert.Contains(\"failed\", payment.Values)|};")]
    [InlineData("var breaker = new Breaker { State = \"open\" }; breaker.State = \"half_open\"; "
        + "{|NETRA3003:Assert.Equal(\"half_open\", breaker.State)|};")]
    [InlineData("var result = new { Status = \"failed\", Rolled = true }; {|NETRA3003:Assert.Equal(\"failed\", "
        + "result.Status)|}; {|NETRA3003:Assert.True(result.Rolled)|};")]
    [InlineData("(string Status, int Code) result = (\"failed\", 500); {|NETRA3003:Assert.Equal(500, result.Code)|};")]
    [InlineData("var steps = new List<string>(); steps.Add(\"triage\"); steps.Add(\"data\"); "
        + "{|NETRA3003:Assert.Equal(new[] { \"triage\", \"data\" }, steps)|};")]
    [InlineData("var wanted = new[] { \"a\", \"b\" }; foreach (var one in wanted) { {|NETRA3003:Assert.Contains(one, "
        + "wanted)|}; }")]
    [InlineData("var original = new Breaker { State = \"open\" }; var recovered = new Breaker { State = "
        + "original.State }; {|NETRA3003:Assert.Equal(original.State, recovered.State)|};")]
    public Task Reports_what_was_set_and_then_asserted(string body) => Test<CannotFail>(body).RunAsync();

    [Theory]
    [InlineData("{|NETRA3003:Assert.True(await CallSucceedsAsync())|};")]
    [InlineData("var succeeded = await CallSucceedsAsync(); {|NETRA3003:Assert.True(succeeded)|};")]
    [InlineData("{|NETRA3003:Assert.True(Recovers(\"half_open\"))|};")]
    [InlineData("var result = Execute(\"task\"); {|NETRA3003:Assert.Equal(\"done: task\", result)|};")]
    [InlineData("var agent = new Agent(\"triage\"); {|NETRA3003:Assert.Equal(\"triage\", agent.Name)|};")]
    [InlineData("{|NETRA3003:Assert.NotNull(Elsewhere.Session(\"u1\"))|};")]
    [InlineData("var session = Elsewhere.Session(\"u1\"); {|NETRA3003:Assert.Equal(\"u1\", session[\"user\"])|};")]
    public Task Reports_a_helper_that_returns_what_is_asserted(string body) => Test<CannotFail>(body).RunAsync();

    [Theory]
    [InlineData("Moq",
        "var bank = new Moq.Mock<IPrices>(); bank.Setup(b => b.CountAsync()).Returns(Task.FromResult(3)); "
        + "{|NETRA3003:Assert.Equal(3, await bank.Object.CountAsync())|};")]
    [InlineData("Moq",
        "var bank = new Moq.Mock<IPrices>(); bank.SetupGet(b => b.Currency).Returns(\"EUR\"); var read = "
        + "bank.Object.Currency; {|NETRA3003:Assert.Equal(\"EUR\", read)|};")]
    [InlineData("Moq",
        "var bank = Moq.Mock.Of<IPrices>(b => b.Currency == \"EUR\"); {|NETRA3003:Assert.Equal(\"EUR\", "
        + "bank.Currency)|};")]
    [InlineData("NSubstitute",
        "var bank = NSubstitute.Substitute.For<IPrices>(); NSubstitute.SubstituteExtensions.Returns(bank.Currency, "
        + "\"EUR\"); var read = bank.Currency; {|NETRA3003:Assert.Equal(\"EUR\", read)|};")]
    [InlineData("NSubstitute",
        "var bank = NSubstitute.Substitute.For<IPrices>(); bank.Currency = \"EUR\"; {|NETRA3003:Assert.Equal(\"EUR\", "
        + "bank.Currency)|};")]
    [InlineData("FakeItEasy",
        "var bank = FakeItEasy.A.Fake<IPrices>(); {|NETRA3003:Assert.Equal(\"\", bank.Currency)|};")]
    public Task Reports_what_a_mock_was_told_to_return(string library, string body) =>
        Test<CannotFail>(body).Using(Libraries.Named(library)).RunAsync();

    [Theory]
    [InlineData("var breaker = new Dictionary<string, object> { [\"state\"] = \"closed\" }; breaker[\"state\"] = "
        + "\"failed\"; Assert.Equal(\"failed\", breaker[\"state\"]);")]
    [InlineData("Assert.True(await CallSucceedsAsync());")]
    [InlineData("Assert.Equal(\"u1\", Elsewhere.Session(\"u1\")[\"user\"]);")]
    public Task Reports_that_no_product_is_met(string body) => Test<NoProductCode>(body, "{|NETRA3004:T|}").RunAsync();

    [Theory]
    [InlineData("foreach (var one in new[] { \"a\" }) { cart.Add(one); Assert.Equal(1, cart.Count); }")]
    [InlineData("foreach (var one in Counts()) { Assert.Equal(0, one); }")]
    [InlineData("var carts = new[] { new Cart() }; foreach (var one in carts) { Assert.Equal(0, one.Count); }")]
    [InlineData("var breaker = new Breaker { State = cart.Status.ToString() }; Assert.Equal(\"Open\", breaker.State);")]
    public Task Is_silent_where_the_product_has_a_say(string body) => Test<CannotFail>(body).RunAsync();

    private static RuleTest<TRule> Test<TRule>(string body, string name = "T")
        where TRule : TestRule, new() => new RuleTest<TRule>($$"""
        using System.Collections.Generic; using System.Linq; using System.Threading.Tasks; using Shop; using Xunit;
        public class A
        {
            [Fact] public async Task {{name}}()
            { await Task.Yield(); {{(body.Contains("cart") ? "var cart = new Cart();" : "")}} {{body}} }
            private static async Task<bool> CallSucceedsAsync() { await Task.Delay(1); return true; }
            private bool Recovers(string state) => state == "half_open";
            private static string Execute(string task) { var done = "done: " + task; return done; }
            private static IEnumerable<int> Counts() => new[] { new Cart().Count };
        }
        """).And("""
        using System.Collections.Generic;
        public sealed class Breaker { public string? State { get; set; } }
        public sealed class Agent(string name) { public string Name { get; } = name; }
        public static class Elsewhere
        {
            public static Dictionary<string, string> Session(string user) => new() { ["user"] = user };
        }
        """).Using();
}
