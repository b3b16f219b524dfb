using System.Net;
using Netra.Apex.Auth.Agents;
using Netra.Compliance;
using Netra.CriticalTests.Auth;

namespace Netra.CriticalTests.Data;

/// <summary>Model and cache, the agents that need them, and the sockets that need the agents.</summary>
[CriticalTest(5, "Circuit breaker cascade")]
[BusinessValue(
    25_000,
    "One dependency that dies must cost customers that one thing; a platform that hangs or falls with it loses them all at once",
    Category = BusinessCategory.SystemReliability,
    Stage = CustomerStage.Retention)]
public sealed partial class CircuitBreakerCascade(ResilienceFixture apex) : IClassFixture<ResilienceFixture>
{
    [Fact]
    [Covers("Chain: the declared graph decides who is down and who is only degraded with whom")]
    [ProvenBy(typeof(AgentsOnlyUseTheModel))]
    [ProvenBy(typeof(SocketsRequireTheAgents))]
    public async Task Who_requires_what_is_broken_is_down_and_who_uses_it_is_degraded()
    {
        using var talk = apex.Converse("the bill of Ash");
        await using var node = await apex.StartAsync();

        await node.BreakModelAsync(talk);

        Assert.Equal(["llm Down", "cache Full", "agent Down", "websocket Degraded"], await node.CapabilitiesAsync());
    }

    [Fact]
    [Covers("Chain: while the model is broken the agents break with it: a run is refused at once, and the model is not asked")]
    [ProvenBy(typeof(NothingIsAnOutage))]
    public async Task A_run_is_refused_without_asking_a_broken_model()
    {
        using var talk = apex.Converse("the bill of Beech");
        await using var node = await apex.StartAsync();
        await node.BreakModelAsync(talk);
        var asked = talk.Requests.Length;

        var answer = await node.OrderAsync(talk);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, asked), (answer.Status, talk.Requests.Length));
    }

    [Fact]
    [Covers("Cascade: when the cache dies the agents answer without it, and say so")]
    [ProvenBy(typeof(AgentsRequireTheCache))]
    [ProvenBy(typeof(AgentsForgetTheCache))]
    public async Task When_the_cache_dies_the_agents_answer_degraded()
    {
        using var first = apex.Converse("the bill of Elm");
        using var second = apex.Converse("the bill of Fir");
        await using var node = await apex.StartAsync();
        await node.BreakCacheAsync(first);

        var answer = await node.OrderAsync(second);

        Assert.Equal(new RunAnswer(HttpStatusCode.Created, RunStatus.Complete, "Degraded"), answer);
    }

    [Fact]
    [Covers("Cascade: when the cache dies the socket service offers basic function only")]
    [ProvenBy(typeof(SocketsForgetTheAgents))]
    public async Task When_the_cache_dies_the_sockets_offer_basic_function_only()
    {
        using var talk = apex.Converse("the bill of Hazel");
        await using var node = await apex.StartAsync();

        await node.BreakCacheAsync(talk);

        Assert.True(await node.IsSocketBasicAsync(), "A client is promised all functions while the agents are degraded.");
    }

    [Fact]
    [Covers("Transitions: closed, open, half-open, closed, on the platform's clock, each seen as an event")]
    [ProvenBy(typeof(BreaksTooShort))]
    [ProvenBy(typeof(HalfOpenIsNotReported))]
    public async Task A_circuit_opens_probes_after_the_break_and_closes()
    {
        using var talk = apex.Converse("the bill of Larch");
        await using var node = await apex.StartAsync();
        await node.BreakModelAsync(talk);
        await node.OrderAfterAsync(node.Break - TimeSpan.FromTicks(1), talk);
        talk.Reply("supervisor", ModelScript.Reply);

        await node.OrderAfterAsync(TimeSpan.FromTicks(1), talk);

        Assert.Equal(["llm Open", "llm HalfOpen", "llm Closed"], (await node.EventsAsync()).Where(IsOfModel));
    }

    [Fact]
    [Covers("Transitions: half-open, open again on a failed probe")]
    [ProvenBy(typeof(ClosesWithoutAProbe))]
    public async Task A_failed_probe_opens_the_circuit_again()
    {
        using var talk = apex.Converse("the bill of Maple");
        await using var node = await apex.StartAsync();
        await node.BreakModelAsync(talk);

        await node.OrderAfterAsync(node.Break, talk);

        Assert.Equal(["llm Open", "llm HalfOpen", "llm Open"], (await node.EventsAsync()).Where(IsOfModel));
    }

    [Fact]
    [Covers("Recovery: dependencies close before their dependants")]
    [ProvenBy(typeof(TakesHalfOpenForClosed))]
    public async Task The_cache_is_back_before_the_agents_and_the_agents_before_the_sockets()
    {
        using var first = apex.Converse("the bill of Oak");
        using var second = apex.Converse("the bill of Pine");
        await using var node = await apex.StartAsync();
        await node.BreakCacheAsync(first);
        await node.MendCacheAsync();

        await node.OrderAfterAsync(node.Break, second);

        Assert.Equal(["cache HalfOpen", "cache Closed", "agent Full", "websocket Full"], (await node.EventsAsync()).TakeLast(4));
    }

    [Fact]
    [Covers("Recovery: at half-open one probe is let through, however many ask")]
    [ProvenBy(typeof(ClosesWithoutAProbe))]
    public async Task Only_one_run_of_many_probes_the_model()
    {
        using var talk = apex.Converse("the bill of Rowan");
        await using var node = await apex.StartAsync();
        await node.BreakModelAsync(talk);
        var asked = talk.Requests.Length;
        node.Pass(node.Break);

        Assert.Equal(asked + 1, await node.OrderManyAsync(talk, untilAsked: asked + 2));
    }

    private static bool IsOfModel(string change) => change.StartsWith("llm ", StringComparison.Ordinal);
}
