using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Data.Resilience;
using Netra.CriticalTests.Fixtures;
using Polly.CircuitBreaker;

namespace Netra.CriticalTests.Data;

/// <summary>A slip in the declaration of who depends on whom.</summary>
public abstract class GraphFault : ApexFault
{
    /// <inheritdoc/>
    protected override bool CanTell => false;

    private protected virtual Dependency Agent { get; } =
        new(DependencyGraph.Agent) { Requires = [DependencyGraph.Llm], Uses = [DependencyGraph.Cache] };

    private protected virtual Dependency WebSocket { get; } = new(DependencyGraph.WebSocket) { Uses = [DependencyGraph.Agent] };

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) =>
        services.AddSingleton(new DependencyGraph(new(DependencyGraph.Llm), new(DependencyGraph.Cache), Agent, WebSocket));
}

/// <summary>The agents are declared to get along without a model.</summary>
public sealed class AgentsOnlyUseTheModel : GraphFault
{
    private protected override Dependency Agent { get; } = new(DependencyGraph.Agent) { Uses = [DependencyGraph.Llm, DependencyGraph.Cache] };
}

/// <summary>The agents are declared to need the cache.</summary>
public sealed class AgentsRequireTheCache : GraphFault
{
    private protected override Dependency Agent { get; } = new(DependencyGraph.Agent) { Requires = [DependencyGraph.Llm, DependencyGraph.Cache] };
}

/// <summary>Nobody has declared that the agents use the cache.</summary>
public sealed class AgentsForgetTheCache : GraphFault
{
    private protected override Dependency Agent { get; } = new(DependencyGraph.Agent) { Requires = [DependencyGraph.Llm] };
}

/// <summary>The sockets are declared to need the agents.</summary>
public sealed class SocketsRequireTheAgents : GraphFault
{
    private protected override Dependency WebSocket { get; } = new(DependencyGraph.WebSocket) { Requires = [DependencyGraph.Agent] };
}

/// <summary>Nobody has declared that the sockets use the agents.</summary>
public sealed class SocketsForgetTheAgents : GraphFault
{
    private protected override Dependency WebSocket { get; } = new(DependencyGraph.WebSocket);
}

/// <summary>A slip in the options of the circuit breakers.</summary>
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

/// <summary>No failure counts.</summary>
public sealed class NothingIsAnOutage : BreakerFault
{
    private protected override void Break(CircuitBreakerStrategyOptions breaker) => breaker.ShouldHandle = _ => ValueTask.FromResult(false);
}

/// <summary>A circuit is open for half the time.</summary>
public sealed class BreaksTooShort : BreakerFault
{
    private protected override void Break(CircuitBreakerStrategyOptions breaker) => breaker.BreakDuration /= 2;
}

/// <summary>Nobody hears that a circuit is half open.</summary>
public sealed class HalfOpenIsNotReported : BreakerFault
{
    private protected override void Break(CircuitBreakerStrategyOptions breaker) => breaker.OnHalfOpened = null;
}

/// <summary>A circuit closes when its time is over, whatever the probe says.</summary>
public sealed class ClosesWithoutAProbe : BreakerFault
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

/// <summary>What depends on a circuit is told that it is closed when it is only half open.</summary>
public sealed class TakesHalfOpenForClosed : BreakerFault
{
    private protected override void Break(CircuitBreakerStrategyOptions breaker)
    {
        var closed = breaker.OnClosed!;
        breaker.OnHalfOpened = halfOpened => closed(new OnCircuitClosedArguments<object>(halfOpened.Context, default, isManual: false));
    }
}
