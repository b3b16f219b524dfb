using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Netra.Apex.Data.Resilience;
using Netra.Apex.Infrastructure.Health;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Network;
using Netra.CriticalTests.Fixtures.Worlds;
using Polly.CircuitBreaker;
using StackExchange.Redis;

namespace Netra.CriticalTests.Infrastructure;

/// <summary>A platform each of whose dependencies can be cut off, and that tells somebody who can be away.</summary>
public sealed partial class HealthFixture : ApexFixture
{
    private const string Alerts = "alerts";
    private const string Operator = "ann";
    private const int Rounds = 3;

    private readonly LogLines _log = new();
    private readonly RedisWorld _redis = new();
    private readonly DatabaseLine _database = new();
    private readonly Dictionary<string, TcpRelay> _lines = [];
    private Outside? _outside;
    private HttpClient? _ann;
    private int _raisedBefore;
    private int _receivedBefore;
    private int _loggedBefore;

    /// <summary>How many good readings in a row are configured.</summary>
    internal int HealthyAfter { get; } = new HealthSettings().HealthyAfter;

    private HttpClient Ann => _ann ?? throw new InvalidOperationException("Ann has not signed in.");

    private Outside Around => _outside ?? throw new InvalidOperationException("Nothing runs beside the platform.");

    /// <summary>The parts that are not healthy, each with its state.</summary>
    internal static string Ill(PlatformHealth health) => string.Join(", ", health.Parts
        .Where(part => part.Status != HealthStatus.Healthy).Select(part => $"{part.Name} {part.Status}"));

    /// <summary>The parts that have a reason not to be healthy, each with it.</summary>
    internal static IEnumerable<string> Reasons(PlatformHealth health) => health.Parts
        .Where(part => part.Reason is not null).Select(part => $"{part.Name}: {part.Reason}");

    /// <summary>Restores every line, and lets rounds be made until the platform is healthy and all of its alerts have
    /// arrived.</summary>
    internal async Task<PlatformHealth> RecoverAsync()
    {
        Around.AnswerModel((int)HttpStatusCode.OK);
        await RestoreAsync([.. _lines.Keys, DependencyGraph.Database]);
        await InTime.TrueAsync(IsRecoveredAsync, "the platform is healthy, and its alerts have arrived");
        return await HealthAsync();
    }

    /// <summary>Cuts lines, and waits for the round that finds it.</summary>
    internal Task<PlatformHealth> CutAsync(params IReadOnlyList<string> parts)
    {
        foreach (var part in parts)
        {
            (part == DependencyGraph.Database ? (Action)_database.Cut : _lines[part].Cut)();
        }

        return RoundsAsync(1);
    }

    /// <summary>Restores lines.</summary>
    internal async Task RestoreAsync(params IReadOnlyList<string> parts)
    {
        foreach (var part in parts)
        {
            (part == DependencyGraph.Database ? (Action)_database.Restore : _lines[part].Restore)();
        }

        var redis = Get<IConnectionMultiplexer>();
        await (parts.Contains(DependencyGraph.Cache)
            ? InTime.TrueAsync(() => ValueTask.FromResult(redis.IsConnected), "the platform is connected to Redis")
            : Task.CompletedTask);
    }

    /// <summary>Lets rounds be made, one after the other.</summary>
    /// <returns>What the last one has found.</returns>
    internal async Task<PlatformHealth> RoundsAsync(int rounds)
    {
        var health = await HealthAsync();
        for (var round = 0; round < rounds; round++)
        {
            Time.Advance(new HealthSettings().Interval);
            await InTime.TrueAsync(
                async () => (health = await HealthAsync()).CheckedAt == Time.GetUtcNow(), "the round is over");
        }

        return health;
    }

    /// <summary>Lets the database hang, and waits until the next round has asked it.</summary>
    internal Task StallDatabaseAsync()
    {
        var asked = _database.Stall();
        Time.Advance(new HealthSettings().Interval);
        return asked.InTimeAsync("the database is asked");
    }

    /// <summary>Lets the time pass that a dependency has, and gives the platform a moment to notice.</summary>
    internal async Task<PlatformHealth> PassTimeLimitAsync()
    {
        var before = (await HealthAsync()).CheckedAt;
        Time.Advance(new HealthSettings().Timeout);
        await InTime.ComesTrueAsync(async () => (await HealthAsync()).CheckedAt != before, TimeSpan.FromSeconds(3));
        return await HealthAsync();
    }

    /// <summary>What <c>/health</c> says to somebody with a session.</summary>
    internal async Task<PlatformHealth> HealthAsync()
    {
        using var response = await Ann.GetAsync("health");
        return (await response.Content.ReadFromJsonAsync<PlatformHealth>(JsonSerializerOptions.Web))!;
    }

    /// <summary>The state that <c>/health</c> shows at once; null: it keeps one waiting.</summary>
    internal async Task<HealthStatus?> StatusAtOnceAsync()
    {
        var health = HealthAsync();
        await InTime.GiveAMomentAsync(health);
        return health.IsCompleted ? (await health).Status : null;
    }

    /// <summary>The HTTP status of <c>/health</c>.</summary>
    internal async Task<HttpStatusCode> StatusCodeAsync()
    {
        using var response = await Ann.GetAsync("health");
        return response.StatusCode;
    }

    /// <summary>The severities of the alerts since the last recovery, as an operator is shown them.</summary>
    internal async Task<string> AlertsAsync() =>
        string.Join(", ", (await RaisedAsync()).Skip(_raisedBefore).Select(alert => alert.Severity));

    /// <summary>What the alerts since the last recovery say to operators, and then in the log.</summary>
    internal async Task<IEnumerable<string>> MessagesAsync() =>
        (await RaisedAsync()).Skip(_raisedBefore).Select(alert => alert.Message)
            .Concat(_log.Of<AlertLog>(_loggedBefore).Select(line => line.Text));

    /// <summary>Why the model is not healthy with the next round, in which it answers so; null: it is.</summary>
    internal async Task<string?> ReasonOfModelAsync(int status)
    {
        Around.AnswerModel(status);
        return ReasonOfModel(await RoundsAsync(1));
    }

    /// <summary>Why the model is not healthy while a circuit keeps the agents from it; null: it is.</summary>
    internal async Task<string?> ReasonBehindCircuitAsync()
    {
        var states = Get<DependencyStates>();
        states.Report(DependencyGraph.Llm, CircuitState.Open, TimeSpan.FromHours(1));
        var health = await RoundsAsync(1);
        states.Report(DependencyGraph.Llm, CircuitState.Closed);
        return ReasonOfModel(health);
    }

    /// <summary>Raises a warning that its receiver answers so, and lets the receiver be told that it is over.</summary>
    /// <returns>The severities that the receiver has taken, and those of what the log says of the posts.</returns>
    internal async Task<string> RefuseAsync(int status)
    {
        await RecoverAsync();
        Around.Refuse(status);
        await CutAsync(DependencyGraph.Llm);
        var received = await ReceivedAfterRecoveryAsync();
        var logged = _log.Of<AlertWebhook>(_loggedBefore).Select(line => line.Level);
        return $"{received}; {string.Join(", ", logged)}";
    }

    /// <summary>Raises a warning while its receiver is away, and waits until it was sent in vain, and some rounds
    /// more.</summary>
    /// <returns>Whether it was sent once a round at most.</returns>
    internal async Task<bool> RaiseInVainAsync()
    {
        var tries = _lines[Alerts].Accepted.Length;
        _lines[Alerts].Cut();
        await CutAsync(DependencyGraph.Llm);
        await InTime.TrueAsync(() => ValueTask.FromResult(_lines[Alerts].Accepted.Length > tries), "it was tried");
        await RoundsAsync(Rounds);
        return _lines[Alerts].Accepted.Length - tries <= 1 + Rounds;
    }

    /// <summary>Restores the lines, and lets rounds be made until the receiver knows that all is over, or was told
    /// more than that.</summary>
    /// <returns>The severities that it has received since the last recovery.</returns>
    internal async Task<string> ReceivedAfterRecoveryAsync()
    {
        await RestoreAsync(Alerts, DependencyGraph.Llm);
        await InTime.TrueAsync(
            async () =>
            {
                await RoundsAsync(1);
                return Received().LastOrDefault(Severity.Warning) == Severity.None || Received().Count() > 2;
            },
            "the receiver is told that it is over");
        return string.Join(", ", Received());
    }

    public override async Task InitializeAsync()
    {
        _outside = await Outside.StartAsync();
        _lines[DependencyGraph.Cache] = RedisWorld.OpenLine();
        _lines[DependencyGraph.Llm] = TcpRelay.Start(_outside.Address);
        _lines[Alerts] = TcpRelay.Start(_outside.Address);
        await base.InitializeAsync();
        _ann = await Platform.ClientAsync(Operator);
    }

    public override async Task DisposeAsync()
    {
        _database.Restore();
        _ann?.Dispose();
        await base.DisposeAsync();
        await (_outside?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Task.WhenAll(_lines.Values.Select(line => line.DisposeAsync().AsTask()));
        await _database.DisposeAsync();
        await _redis.DisposeAsync();
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        _database.LeadThrough(settings);
        settings["Apex:Data:Cache:Redis"] = RedisWorld.Through(_lines[DependencyGraph.Cache]);
        settings["Apex:Data:Cache:Prefix"] = _redis.Prefix;
        settings["Apex:Auth:Agents:Model:Endpoint"] = $"{_lines[DependencyGraph.Llm].Address}v1";
        settings["Apex:Auth:Agents:Model:Key"] = "key";
        settings["Apex:Auth:Agents:Model:Model"] = "model";
        settings["Apex:Infrastructure:Health:AlertUrl"] = _more.Count == 0 ? $"{_lines[Alerts].Address}alerts" : null;
        settings["Apex:Security:Permissions:Administrators:0"] = Operator;
    }

    protected override void Configure(IServiceCollection services)
    {
        _database.Intercept(services);
        services.AddSingleton<ILoggerProvider>(_log);
        var look = _look;
        _more.ToList().ForEach(part =>
            services.AddSingleton(part).AddHealthChecks().AddAsyncCheck(part.Name, () => look(part.Name)));
    }

    private static async Task<Alert[]> RaisedAsync(HttpClient administrator) =>
        (await administrator.GetFromJsonAsync<Alert[]>("infrastructure/alerts", JsonSerializerOptions.Web))!;

    private static string? ReasonOfModel(PlatformHealth health) =>
        health.Parts.SingleOrDefault(part => part.Name == DependencyGraph.Llm)?.Reason;

    // What was posted in vain is posted again after an interval.
    private async ValueTask<bool> IsRecoveredAsync()
    {
        var raised = await RaisedAsync();
        var isOver = (await HealthAsync()).Status == HealthStatus.Healthy
            && Around.Received.LastOrDefault()?.Id == raised.LastOrDefault()?.Id;
        (_raisedBefore, _receivedBefore, _loggedBefore) = (raised.Length, Around.Received.Count, _log.Count);
        await (isOver ? Task.CompletedTask : RoundsAsync(1));
        return isOver;
    }

    private IEnumerable<Severity> Received() => Around.Received.Skip(_receivedBefore).Select(alert => alert.Severity);

    private Task<Alert[]> RaisedAsync() => RaisedAsync(Ann);
}
