using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Netra.Apex.Performance.Tools;

/// <summary>A tool, or the server that has it.</summary>
/// <param name="Server">The server's name.</param>
/// <param name="Tool">The tool's name, by which the server lists it; null: the server itself.</param>
internal readonly record struct ToolName(string Server, string? Tool = null)
{
    public override string ToString() =>
        Tool is null ? $"The tool server '{Server}'" : $"The tool '{Tool}' of '{Server}'";
}

/// <summary>A tool did not run, or has no result.</summary>
/// <param name="status">The HTTP status: 400 for the arguments, 403 for the role, 404 for the name, 429 for a server
/// that is asked too often, 502 for a failure, 503 for one that is not tried again yet, 504 for no answer in
/// time.</param>
/// <param name="message">What is wrong, in a sentence.</param>
/// <param name="cause">What went wrong; null: what the message says.</param>
internal sealed class ToolRefusedException(int status, string message, Exception? cause = null)
    : Exception(message, cause)
{
    /// <summary>The HTTP status.</summary>
    public int Status => status;

    /// <summary>How long it is not tried again; null: it may be tried at once.</summary>
    public TimeSpan? RetryAfter => (InnerException as BrokenCircuitException)?.RetryAfter;
}

/// <summary>Calls to tools and their servers, each in time and through a circuit breaker of its own.</summary>
internal sealed class ToolCircuits(
    IOptionsFactory<CircuitBreakerStrategyOptions> breakers, IOptions<PerformanceSettings> settings, TimeProvider time)
{
    private readonly ConcurrentDictionary<ToolName, Lazy<Circuit>> _circuits = new();

    private TimeSpan Limit => settings.Value.Tools.CallTimeout;

    /// <summary>From when on a failing tool is tried again, which may be in the past; null: it is available.</summary>
    public DateTimeOffset? UnavailableUntil(ToolName name) =>
        _circuits.TryGetValue(name, out var circuit) ? circuit.Value.UnavailableUntil : null;

    /// <summary>Whether a server is asked too often; it has not failed by that.</summary>
    public static bool IsBusy(Exception? failure) =>
        failure is HttpRequestException { StatusCode: HttpStatusCode.TooManyRequests };

    /// <summary>Calls a tool, or its server.</summary>
    /// <exception cref="ToolRefusedException">It failed, did not answer in time, or is not tried again yet.</exception>
    public async Task<T> RunAsync<T>(ToolName name, Func<CancellationToken, Task<T>> call, CancellationToken cancel)
    {
        try
        {
            var circuit = _circuits.GetOrAdd(name, _ => new Lazy<Circuit>(Open)).Value;
            return await circuit.Calls.ExecuteAsync(async stop => await call(stop), cancel);
        }
        catch (Exception failure) when (failure is not ToolRefusedException && !cancel.IsCancellationRequested)
        {
            throw Refuse(name, failure);
        }
    }

    private ToolRefusedException Refuse(ToolName name, Exception failure)
    {
        var (status, sentence) = failure switch
        {
            BrokenCircuitException => (Status503ServiceUnavailable, "has failed too often; try again later."),
            TimeoutRejectedException => (Status504GatewayTimeout, $"did not answer within {Limit}."),
            _ when IsBusy(failure) => (Status429TooManyRequests, "is called too often; try again later."),
            McpException => (Status502BadGateway, $"failed: {failure.Message}"),
            _ => (Status502BadGateway, "cannot be reached."),
        };
        return new ToolRefusedException(status, $"{name} {sentence}", failure);
    }

    private Circuit Open() => new(breakers.Create(ToolsModule.Breaker), Limit, time);

    private sealed class Circuit
    {
        private long _until;

        public Circuit(CircuitBreakerStrategyOptions breaker, TimeSpan limit, TimeProvider time)
        {
            breaker.OnOpened = opened => Mark(time.GetUtcNow() + opened.BreakDuration);
            breaker.OnClosed = _ => Mark(DateTimeOffset.MinValue);
            Calls = new ResiliencePipelineBuilder { TimeProvider = time }
                .AddCircuitBreaker(breaker).AddTimeout(limit).Build();
        }

        public ResiliencePipeline Calls { get; }

        public DateTimeOffset? UnavailableUntil =>
            Volatile.Read(ref _until) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

        private ValueTask Mark(DateTimeOffset until)
        {
            Volatile.Write(ref _until, until.UtcTicks);
            return ValueTask.CompletedTask;
        }
    }
}
