using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Data;
using Netra.Apex.Data.Resilience;
using Netra.CriticalTests.Fixtures;
using Polly.CircuitBreaker;

namespace Netra.CriticalTests.Data;

/// <summary>The model is declared as optional for the agents.</summary>
internal sealed class ModelIsOptionalForAgents() : GraphFault(
    DependencyGraph.Agent, right => right with { Requires = [], Uses = [DependencyGraph.Llm, DependencyGraph.Cache] });

/// <summary>The cache is declared as required by the agents.</summary>
internal sealed class AgentsRequireTheCache() : GraphFault(
    DependencyGraph.Agent, right => right with { Requires = [DependencyGraph.Llm, DependencyGraph.Cache], Uses = [] });

/// <summary>The cache is not declared as a dependency of the agents.</summary>
internal sealed class AgentsOmitCacheDependency() : GraphFault(
    DependencyGraph.Agent, right => right with { Uses = [] });

/// <summary>The agents are declared as required by the sockets.</summary>
internal sealed class SocketsRequireTheAgents() : GraphFault(
    DependencyGraph.WebSocket,
    right => right with { Requires = [.. right.Requires, DependencyGraph.Agent], Uses = [] });

/// <summary>The agents are not declared as a dependency of the sockets.</summary>
internal sealed class SocketsOmitAgentDependency() : GraphFault(
    DependencyGraph.WebSocket, right => right with { Uses = [] });

/// <summary>A wrong option of the circuit breakers.</summary>
public abstract class BreakerFault : ApexFault
{
    /// <inheritdoc/>
    protected override bool CanTell => false;

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services)
    {
        services.PostConfigure<CircuitBreakerStrategyOptions>(DependencyGraph.Llm, Break);
        services.PostConfigure<CircuitBreakerStrategyOptions>(DependencyGraph.Cache, Break);
    }

    private protected abstract void Break(CircuitBreakerStrategyOptions breaker);
}

/// <summary>No failure is counted, so no circuit ever opens.</summary>
public sealed class CountsNoFailures : BreakerFault
{
    private protected override void Break(CircuitBreakerStrategyOptions breaker) =>
        breaker.ShouldHandle = _ => ValueTask.FromResult(false);
}

/// <summary>A call to a dependency may take so long that nobody ever sees it fail.</summary>
internal sealed class ACallMayTakeADay()
    : OptionFault<DataSettings>(data => data.Resilience.CallTimeout = TimeSpan.FromDays(1));

/// <summary>A circuit stays open for half of its break duration.</summary>
public sealed class HalvesBreakDuration : BreakerFault
{
    private protected override void Break(CircuitBreakerStrategyOptions breaker) => breaker.BreakDuration /= 2;
}

/// <summary>The half-open state is not reported.</summary>
public sealed class HalfOpenIsNotReported : BreakerFault
{
    private protected override void Break(CircuitBreakerStrategyOptions breaker) => breaker.OnHalfOpened = null;
}

/// <summary>A circuit closes when it becomes half-open, before the probe has answered.</summary>
public sealed class ClosesBeforeProbeResult : BreakerFault
{
    // Closing waits for this callback to end, so it must not be waited for here.
    private protected override void Break(CircuitBreakerStrategyOptions breaker)
    {
        var (control, report) = (new CircuitBreakerManualControl(), breaker.OnHalfOpened!);
        breaker.ManualControl = control;
        breaker.OnHalfOpened = async halfOpened =>
        {
            await report(halfOpened);
            _ = control.CloseAsync(halfOpened.Context.CancellationToken);
        };
    }
}

/// <summary>A half-open circuit is reported to its dependants as closed.</summary>
public sealed class ReportsHalfOpenAsClosed : BreakerFault
{
    private protected override void Break(CircuitBreakerStrategyOptions breaker)
    {
        var closed = breaker.OnClosed!;
        breaker.OnHalfOpened =
            halfOpened => closed(new OnCircuitClosedArguments<object>(halfOpened.Context, default, isManual: false));
    }
}
