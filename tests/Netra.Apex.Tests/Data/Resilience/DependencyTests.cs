using System.ClientModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Netra.Apex.Data.Resilience;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Netra.Apex.Tests.Data.Resilience;

/// <summary>The declared graph, and what circuits make of it.</summary>
public sealed class DependencyTests
{
    private static readonly Exception[] ModelErrors =
        [new ClientResultException("No connection."), new TimeoutRejectedException(), new OperationCanceledException()];

    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData("", "database Full, llm Full, cache Full, agent Full, websocket Full, gateway Full")]
    [InlineData("cache", "database Full, llm Full, cache Down, agent Degraded, websocket Degraded, gateway Degraded")]
    [InlineData("llm", "database Full, llm Down, cache Full, agent Down, websocket Degraded, gateway Degraded")]
    [InlineData("llm cache", "database Full, llm Down, cache Down, agent Down, websocket Degraded, gateway Degraded")]
    [InlineData("database", "database Down, llm Full, cache Full, agent Full, websocket Down, gateway Down")]
    public void Knows_what_every_part_can_do(string broken, string expected)
    {
        var capabilities = DependencyGraph.Platform.Capabilities(broken.Split(' ').Contains);
        Assert.Equal(expected, string.Join(", ", capabilities.Select(part => $"{part.Key} {part.Value}")));
    }

    [Theory]
    [InlineData("cache", "database Full, llm Full, cache , agent Full, websocket Full, gateway Full")]
    [InlineData("llm", "database Full, llm , cache Full, agent , websocket Full, gateway Full")]
    public void What_requires_a_part_that_is_not_configured_is_not_configured(string absent, string expected)
    {
        var levels = DependencyGraph.Platform.Levels(name => name == absent ? null : Capability.Full);
        Assert.Equal(expected, string.Join(", ", levels.Select(part => $"{part.Key} {part.Value}")));
    }

    [Fact]
    public void Refuses_a_name_before_its_declaration_and_so_every_circle()
    {
        var refusal =
            Assert.Throws<ArgumentException>(() =>
                new DependencyGraph(new("a") { Requires = ["b"] }, new("b") { Uses = ["a"] }));
        Assert.Equal("'a' depends on 'b', which is not declared before it.", refusal.Message);
        Assert.Throws<ArgumentException>(() => new DependencyGraph(new Dependency("a") { Uses = ["a"] }));
    }

    [Fact]
    public void Refuses_a_name_twice() =>
        Assert.Equal("'a' is declared twice.",
            Assert.Throws<ArgumentException>(() => new DependencyGraph(new("a"), new("a"))).Message);

    [Fact]
    public void Refuses_what_requires_an_open_circuit_until_its_time_is_over()
    {
        var states = States();
        states.Report(DependencyGraph.Llm, CircuitState.Open, TimeSpan.FromSeconds(15));
        _time.Advance(TimeSpan.FromSeconds(14));
        Assert.Equal(TimeSpan.FromSeconds(1), states.RefusedFor(DependencyGraph.Agent));
        Assert.Null(states.RefusedFor(DependencyGraph.WebSocket));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(states.RefusedFor(DependencyGraph.Agent));
    }

    [Fact]
    public void Does_not_refuse_what_only_uses_an_open_circuit()
    {
        var states = States();
        states.Report(DependencyGraph.Cache, CircuitState.Open, TimeSpan.FromSeconds(15));
        Assert.Null(states.RefusedFor(DependencyGraph.Agent));
    }

    [Fact]
    public void Notes_a_dependency_before_its_dependants_and_only_what_changes()
    {
        var states = States();
        states.Report(DependencyGraph.Cache, CircuitState.Open);
        states.Report(DependencyGraph.Llm, CircuitState.Open);
        Assert.Equal(
            ["cache Open", "agent Degraded", "websocket Degraded", "gateway Degraded", "llm Open", "agent Down"],
            states.Events.Select(change => $"{change.Name} {change.State}"));
    }

    [Fact]
    public void Keeps_the_last_thousand_changes()
    {
        var states = States();
        for (var change = 0; change < 1001; change++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            states.Report(DependencyGraph.Llm, CircuitState.HalfOpen);
        }

        Assert.Equal((1000, _time.GetUtcNow()), (states.Events.Count, states.Events[^1].At));
    }

    [Theory]
    [InlineData(0.5, 2, 0.5, 0.5, null)]
    [InlineData(0.0, 2, 0.5, 0.5,
        "Apex:Data:Resilience: FailureRatio is 0, MinimumThroughput 2; expected 0 < FailureRatio <= 1 and at least 2 "
        + "calls.")]
    [InlineData(1.0, 1, 0.5, 0.5,
        "Apex:Data:Resilience: FailureRatio is 1, MinimumThroughput 1; expected 0 < FailureRatio <= 1 and at least 2 "
        + "calls.")]
    [InlineData(1.0, 2, 0.4, 0.5,
        "Apex:Data:Resilience:SamplingDuration is 00:00:00.4000000; give a time from 00:00:00.5000000 to 1.00:00:00.")]
    [InlineData(1.0, 2, 0.5, 0.4,
        "Apex:Data:Resilience:BreakDuration is 00:00:00.4000000; give a time from 00:00:00.5000000 to 1.00:00:00.")]
    public void Names_a_setting_that_it_cannot_use(
        double ratio, int calls, double sampling, double pause, string? problem)
    {
        var settings = new ResilienceSettings
        {
            FailureRatio = ratio,
            MinimumThroughput = calls,
            SamplingDuration = TimeSpan.FromSeconds(sampling),
            BreakDuration = TimeSpan.FromSeconds(pause),
        };
        Assert.Equal(problem, settings.Problems().SingleOrDefault());
    }

    /// <remarks>What the model answers itself is told by the critical test.</remarks>
    [Fact]
    public async Task Counts_no_connection_and_a_late_answer_but_no_customer_who_hangs_up()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddApex();
        await using var services = builder.Services.BuildServiceProvider();
        var breakers = services.GetRequiredService<IOptionsMonitor<CircuitBreakerStrategyOptions>>();
        var breaker = breakers.Get(DependencyGraph.Llm);
        var counted = await Task.WhenAll(
            ModelErrors.Select(error => breaker.ShouldHandle(ArgumentsOf(error)).AsTask()));
        Assert.Equal([true, true, false], counted);
    }

    private static CircuitBreakerPredicateArguments<object> ArgumentsOf(Exception error) =>
        new(ResilienceContextPool.Shared.Get(), Outcome.FromException<object>(error));

    private DependencyStates States() => new(DependencyGraph.Platform, _time, NullLogger<DependencyStates>.Instance);
}
