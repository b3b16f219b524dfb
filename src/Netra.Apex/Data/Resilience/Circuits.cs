using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Netra.Apex.Data.Resilience;

/// <summary>A circuit or a capability has changed.</summary>
/// <param name="At">When, by the platform's clock.</param>
/// <param name="Name">Whose.</param>
/// <param name="State">What it is now: a circuit's state, or what a part can do that depends on circuits.</param>
internal sealed record DependencyEvent(DateTimeOffset At, string Name, string State);

/// <summary>What the platform's circuits are like now, what that makes of all that depends on them, and how it came to
/// this.</summary>
internal sealed partial class DependencyStates
{
    private const int MostEvents = 1000;

    private readonly DependencyGraph _graph;
    private readonly TimeProvider _time;
    private readonly ILogger<DependencyStates> _log;
    private readonly Lock _change = new();
    private readonly Dictionary<string, (CircuitState State, DateTimeOffset Until)> _circuits =
        new(StringComparer.Ordinal);
    private readonly Queue<DependencyEvent> _events = new();
    private IReadOnlyList<KeyValuePair<string, Capability>> _capabilities;

    public DependencyStates(DependencyGraph graph, TimeProvider time, ILogger<DependencyStates> log)
    {
        (_graph, _time, _log) = (graph, time, log);
        _capabilities = graph.Capabilities(IsBroken);
    }

    /// <summary>What every part can do, each after all that it depends on.</summary>
    public IReadOnlyList<KeyValuePair<string, Capability>> Capabilities => Volatile.Read(ref _capabilities);

    /// <summary>The last changes, oldest first.</summary>
    public IReadOnlyList<DependencyEvent> Events
    {
        get
        {
            lock (_change)
            {
                return [.. _events];
            }
        }
    }

    /// <summary>What a part can do.</summary>
    public Capability Of(string name) => Capabilities.Single(part => part.Key == name).Value;

    /// <summary>How long nobody needs to ask a part, because something that it requires is not asked either; null:
    /// ask.</summary>
    public TimeSpan? RefusedFor(string name)
    {
        lock (_change)
        {
            var left = _graph.RequiredBy(name).Select(Until).DefaultIfEmpty().Max() - _time.GetUtcNow();
            return left > TimeSpan.Zero ? left : null;
        }
    }

    /// <summary>Takes note of a circuit, and then of what changes with it: first what depends on it, then what depends
    /// on that.</summary>
    public void Report(string name, CircuitState state, TimeSpan breakFor = default)
    {
        lock (_change)
        {
            _circuits[name] = (state, _time.GetUtcNow() + breakFor);
            Note(name, state.ToString());
            var before = _capabilities;
            Volatile.Write(ref _capabilities, _graph.Capabilities(IsBroken));
            _graph.Dependencies.Where(part => !part.IsLeaf).ToList()
                .ForEach(part => NoteChange(part.Name, before.Single(other => other.Key == part.Name).Value));
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Name} is now {State}.")]
    private static partial void LogChange(ILogger log, string name, string state);

    private bool IsBroken(string name) =>
        _circuits.TryGetValue(name, out var circuit) && circuit.State != CircuitState.Closed;

    private DateTimeOffset Until(string name) => _circuits.GetValueOrDefault(name).Until;

    private void NoteChange(string name, Capability before)
    {
        if (Of(name) != before)
        {
            Note(name, Of(name).ToString());
        }
    }

    private void Note(string name, string state)
    {
        _events.Enqueue(new DependencyEvent(_time.GetUtcNow(), name, state));
        LogChange(_log, name, state);
        if (_events.Count > MostEvents)
        {
            _events.Dequeue();
        }
    }
}

/// <summary>Calls to what the platform depends on, each through the circuit breaker of its dependency.</summary>
internal sealed class Circuits(
    DependencyGraph graph, IOptionsMonitor<CircuitBreakerStrategyOptions> breakers, IOptions<DataSettings> settings,
    TimeProvider time)
{
    private readonly Dictionary<string, ResiliencePipeline> _pipelines = graph.Dependencies.Where(part => part.IsLeaf)
        .ToDictionary(
        part => part.Name,
        part => new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(breakers.Get(part.Name)).AddTimeout(settings.Value.Resilience.CallTimeout).Build(),
        StringComparer.Ordinal);

    /// <summary>Calls a dependency.</summary>
    /// <exception cref="BrokenCircuitException">It is not asked now.</exception>
    /// <exception cref="TimeoutRejectedException">It took longer than a call may.</exception>
    public Task<T> RunAsync<T>(string name, Func<CancellationToken, Task<T>> call, CancellationToken cancel) =>
        _pipelines[name].ExecuteAsync(async token => await call(token), cancel).AsTask();
}
