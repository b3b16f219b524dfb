using System.Net;
using Netra.Apex.Auth.Agents;
using Netra.Compliance;
using Netra.CriticalTests.Auth;

namespace Netra.CriticalTests.Data;

/// <summary>Model and cache, the agents that need them, and the sockets that need the agents.</summary>
[CriticalTest(5, "Circuit breaker cascade")]
[BusinessValue(
    25_000,
    "A failed dependency should cost customers one feature; a platform that fails with it loses every customer",
    Category = BusinessCategory.SystemReliability,
    Stage = CustomerStage.Retention)]
public sealed partial class CircuitBreakerCascade(ResilienceFixture apex) : IClassFixture<ResilienceFixture>
{
    private static readonly string[] OpenedAndClosed =
        ["llm Open", "llm HalfOpen", "llm Closed", "llm is now Open.", "llm is now HalfOpen.", "llm is now Closed."];

    /// <summary>Settings at both sides of their limits, each with what is refused: a key, or the section for what is
    /// judged together.</summary>
    private static readonly ((string Key, string Value)[] Settings, string Refused)[] Limits =
    [
        ([("FailureRatio", "1"), ("MinimumThroughput", "2")], ""),
        ([("CallTimeout", "00:00:00.01"), ("SamplingDuration", "00:00:00.5"), ("BreakDuration", "00:00:00.5")], ""),
        ([("CallTimeout", "00:00:00.009"), ("SamplingDuration", "00:00:00.499"), ("BreakDuration", "00:00:00.499")],
            "CallTimeout SamplingDuration BreakDuration"),
        ([("FailureRatio", "0")], "Resilience"),
        ([("FailureRatio", "1.01")], "Resilience"),
        ([("MinimumThroughput", "1")], "Resilience"),
    ];

    [Fact]
    [Covers("Chain: a failed required dependency means down, a failed optional one means degraded")]
    [ProvenBy(typeof(ModelIsOptionalForAgents))]
    [ProvenBy(typeof(SocketsRequireTheAgents))]
    public async Task Required_failure_means_down_optional_failure_means_degraded()
    {
        using var talk = apex.Converse("the bill of Ash");
        await using var node = await apex.StartAsync();

        await node.BreakModelAsync(talk);

        string[] expected = ["llm Down", "cache Full", "agent Down", "websocket Degraded", "gateway Degraded"];
        Assert.Equal(["database Full", .. expected], await node.CapabilitiesAsync());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(429)]
    [InlineData(408)]
    [Covers("Chain: once the model has failed in any way, a run is refused with 503 and the model is not called")]
    [ProvenBy(typeof(CountsNoFailures))]
    public async Task A_run_is_refused_without_asking_a_broken_model(int failure)
    {
        using var talk = apex.Converse($"the bill of Beech {failure}");
        await using var node = await apex.StartAsync();
        await node.BreakModelAsync(talk, failure);
        var asked = talk.Requests.Length;

        var answer = await node.OrderAsync(talk);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, asked), (answer.Status, talk.Requests.Length));
    }

    [Fact]
    [Covers("Chain: a model that accepts questions and never answers opens its circuit")]
    [ProvenBy(typeof(ACallMayTakeADay))]
    public async Task A_model_that_hangs_opens_its_circuit()
    {
        using var talk = apex.Converse("the bill of Box");
        await using var node = await apex.StartAsync();

        await node.HangModelAsync(talk);

        Assert.Contains("llm Open", await node.EventsAsync());
    }

    [Fact]
    [Covers("Cascade: with a whole cache the agents do not ask the model again what it has answered")]
    [ProvenBy(typeof(RedisIsNotFilled))]
    public async Task A_question_that_was_answered_before_costs_nothing()
    {
        using var talk = apex.Converse("the bill of Cedar");
        await using var node = await apex.StartAsync();
        await node.OrderAsync(talk);
        var asked = talk.Requests.Length;

        await node.OrderAsync(talk);

        Assert.Equal(asked, talk.Requests.Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Covers("Cascade: when the cache fails, or was never there, the agents answer without it and report Degraded")]
    [ProvenBy(typeof(AgentsRequireTheCache))]
    [ProvenBy(typeof(AgentsOmitCacheDependency))]
    public async Task When_the_cache_fails_the_agents_answer_degraded(bool isAwayAtStart)
    {
        using var first = apex.Converse("the bill of Elm");
        using var second = apex.Converse("the bill of Fir");
        await using var node = await apex.StartAsync(isRedisAway: isAwayAtStart);
        await node.BreakCacheAsync(first);

        var answer = await node.OrderAsync(second);

        Assert.Equal(new RunAnswer(HttpStatusCode.Created, RunStatus.Complete, "Degraded"), answer);
    }

    [Fact]
    [Covers("Cascade: when the cache fails, the socket service offers basic functions only")]
    [ProvenBy(typeof(SocketsOmitAgentDependency))]
    public async Task When_the_cache_fails_the_sockets_offer_basic_function_only()
    {
        using var talk = apex.Converse("the bill of Hazel");
        await using var node = await apex.StartAsync();

        await node.BreakCacheAsync(talk);

        Assert.True(
            await node.IsSocketBasicAsync(), "A client is promised all functions while the agents are degraded.");
    }

    [Fact]
    [Covers("Transitions: closed, open, half-open, closed, on the platform's clock, each seen as an event and in the "
        + "log")]
    [ProvenBy(typeof(HalvesBreakDuration))]
    [ProvenBy(typeof(HalfOpenIsNotReported))]
    public async Task A_circuit_opens_probes_after_the_break_and_closes()
    {
        using var talk = apex.Converse("the bill of Larch");
        await using var node = await apex.StartAsync();
        await node.BreakModelAsync(talk);
        await node.OrderAfterAsync(node.BreakDuration - TimeSpan.FromTicks(1), talk);
        talk.Reply("supervisor", ModelScript.Reply);

        await node.OrderAfterAsync(TimeSpan.FromTicks(1), talk);

        Assert.Equal(OpenedAndClosed, (await node.EventsAsync()).Concat(node.Logged).Where(IsOfModel));
    }

    [Fact]
    [Covers("Transitions: a failed probe opens a half-open circuit again")]
    [ProvenBy(typeof(ClosesBeforeProbeResult))]
    public async Task A_failed_probe_opens_the_circuit_again()
    {
        using var talk = apex.Converse("the bill of Maple");
        await using var node = await apex.StartAsync();
        await node.BreakModelAsync(talk);

        await node.OrderAfterAsync(node.BreakDuration, talk);

        Assert.Equal(["llm Open", "llm HalfOpen", "llm Open"], (await node.EventsAsync()).Where(IsOfModel));
    }

    [Fact]
    [Covers("Recovery: dependants report full capability only after the dependency's circuit has closed")]
    [ProvenBy(typeof(ReportsHalfOpenAsClosed))]
    public async Task The_cache_is_back_before_the_agents_and_the_agents_before_the_sockets()
    {
        using var first = apex.Converse("the bill of Oak");
        using var second = apex.Converse("the bill of Pine");
        await using var node = await apex.StartAsync();
        await node.BreakCacheAsync(first);
        await node.MendCacheAsync();

        await node.OrderAfterAsync(node.BreakDuration, second);

        string[] expected = ["cache HalfOpen", "cache Closed", "agent Full", "websocket Full", "gateway Full"];
        Assert.Equal(expected, (await node.EventsAsync()).TakeLast(5));
    }

    [Fact]
    [Covers("Recovery: a half-open circuit lets exactly one of many runs probe the model")]
    [ProvenBy(typeof(ClosesBeforeProbeResult))]
    public async Task Only_one_run_of_many_probes_the_model()
    {
        using var talk = apex.Converse("the bill of Rowan");
        await using var node = await apex.StartAsync();
        await node.BreakModelAsync(talk);
        var asked = talk.Requests.Length;
        node.Pass(node.BreakDuration);

        Assert.Equal(asked + 1, await node.OrderManyAsync(talk, untilAsked: asked + 2));
    }

    [Fact]
    [Covers("Transitions: a platform starts with the limits of its circuits at their bounds, and with none beyond")]
    [ProvenBy(typeof(CutsSettings))]
    public async Task A_platform_does_not_start_with_circuits_that_cannot_judge()
    {
        var refused = new List<string>();
        foreach (var (settings, _) in Limits)
        {
            refused.Add(await apex.RefusedKeysAsync("Apex:Data:Resilience", settings));
        }

        Assert.Equal(Limits.Select(limits => limits.Refused), refused);
    }

    private static bool IsOfModel(string change) => change.StartsWith("llm ", StringComparison.Ordinal);
}
