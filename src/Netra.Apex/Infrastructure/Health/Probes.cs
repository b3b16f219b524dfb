using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Netra.Apex.Auth;
using Netra.Apex.Data.Resilience;
using StackExchange.Redis;

namespace Netra.Apex.Infrastructure.Health;

using Readings = IReadOnlyDictionary<string, HealthReportEntry>;

/// <summary>Healthy while Redis answers.</summary>
internal sealed class CacheCheck(IConnectionMultiplexer redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken)
    {
        await redis.GetDatabase().PingAsync();
        return HealthCheckResult.Healthy();
    }
}

/// <summary>Healthy while the model's endpoint answers and no circuit keeps the agents from it.</summary>
/// <remarks>Asks for the list of models, which OpenAI's protocol has and which costs nothing. An endpoint without one
/// answers 404, and is there.</remarks>
internal sealed class ModelCheck(
    IHttpClientFactory clients, IOptions<AuthSettings> settings, DependencyStates states) : IHealthCheck
{
    /// <summary>The name of the HTTP client that asks.</summary>
    public const string Client = "health-llm";

    private const int ServerError = 500;

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken) =>
        await ProblemAsync(cancellationToken) is { } problem
            ? new HealthCheckResult(context.Registration.FailureStatus, problem)
            : HealthCheckResult.Healthy();

    private async Task<string?> ProblemAsync(CancellationToken cancel) =>
        states.RefusedFor(DependencyGraph.Llm) is not null
            ? "It failed too often and is not checked for a while."
            : await StatusAsync(cancel) switch
            {
                401 or 403 => "It refuses the platform's key.",
                >= ServerError and var status => $"It answers {status}.",
                _ => null,
            };

    private async Task<int> StatusAsync(CancellationToken cancel)
    {
        var model = settings.Value.Agents.Model!;
        var address = new UriBuilder(model.Endpoint!) { Path = $"{model.Endpoint!.AbsolutePath.TrimEnd('/')}/models" };
        using var request = new HttpRequestMessage(HttpMethod.Get, address.Uri);
        request.Headers.Authorization = new("Bearer", model.Key);
        using var http = clients.CreateClient(Client);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        return (int)response.StatusCode;
    }
}

/// <summary>Asks every registered check, each within the time limit, and remembers what the last ones said.</summary>
internal sealed class Probes(
    HealthCheckService checks,
    IOptions<HealthCheckServiceOptions> registered,
    IOptions<InfrastructureSettings> settings,
    TimeProvider time)
{
    private readonly Dictionary<string, Queue<HealthReportEntry>> _last = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task> _asked = new(StringComparer.Ordinal);

    /// <summary>The names of the checks.</summary>
    public IReadOnlyList<string> Names { get; } = [.. registered.Value.Registrations.Select(check => check.Name)];

    private HealthSettings Health => settings.Value.Health;

    /// <summary>Asks all at the same time, but none that has not answered an earlier round yet: it would take one
    /// connection more each round. Call it again only when it is over.</summary>
    /// <returns>What each counts as: its worst reading among the last ones, so that it is bad at once and good only
    /// after <see cref="HealthSettings.HealthyAfter"/> good readings in a row.</returns>
    public async Task<Readings> ReadAsync(CancellationToken stop)
    {
        var readings = await Task.WhenAll(Names.Select(name => ReadAsync(name, stop)));
        return Names.Zip(readings, Settle).ToDictionary();
    }

    private Task<HealthReportEntry> ReadAsync(string name, CancellationToken stop) =>
        _asked.GetValueOrDefault(name) is { IsCompleted: false } ? Task.FromResult(Late()) : AskAsync(name, stop);

    // Some drivers do not heed a token, so the wait ends by itself.
    private async Task<HealthReportEntry> AskAsync(string name, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(Health.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            var reading = checks.CheckHealthAsync(check => check.Name == name, either.Token);
            _asked[name] = reading;
            return (await reading.WaitAsync(late.Token)).Entries[name];
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return Late();
        }
    }

    private HealthReportEntry Late()
    {
        var reason = $"It did not answer within {Health.Timeout}.";
        return new(HealthStatus.Unhealthy, reason, Health.Timeout, exception: null, data: null);
    }

    private KeyValuePair<string, HealthReportEntry> Settle(string name, HealthReportEntry reading)
    {
        var last = _last.TryGetValue(name, out var known) ? known : _last[name] = new();
        last.Enqueue(reading);
        if (last.Count > Health.HealthyAfter)
        {
            last.Dequeue();
        }

        return KeyValuePair.Create(name, last.Reverse().MinBy(entry => entry.Status));
    }
}
