using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Netra.Apex.Auth.Agents;
using Netra.Apex.Client.Wire;
using Netra.Apex.Data;
using Netra.Apex.Data.Resilience;
using Netra.CriticalTests.Auth;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Models;
using Netra.CriticalTests.Fixtures.Network;
using Netra.CriticalTests.Fixtures.Worlds;
using StackExchange.Redis;

namespace Netra.CriticalTests.Data;

/// <summary>Platforms with a model and a Redis that can both be put out of order.</summary>
public sealed class ResilienceFixture : ApexFixture
{
    private readonly RedisWorld _redis = new();
    private readonly List<TcpRelay> _lines = [];
    private ModelServer? _model;
    private bool _isRedisAway;

    /// <summary>Starts a platform whose circuits have seen nothing yet.</summary>
    /// <param name="isRedisAway">Whether its line to Redis is cut from the beginning.</param>
    internal async Task<GuardedNode> StartAsync(bool isRedisAway = false)
    {
        _isRedisAway = isRedisAway;
        var node = await StartNodeAsync();
        return new GuardedNode(node, _lines[^1], Time, await node.ClientAsync("ann"), await node.SignInAsync("ann"));
    }

    /// <summary>Opens a conversation with the model, in which every agent does its work.</summary>
    internal Conversation Converse(string topic) => _model!.Converse(topic, ModelScript.Reply);

    public override async Task InitializeAsync()
    {
        _model = await ModelServer.StartAsync();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await (_model?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Task.WhenAll(_lines.Select(line => line.DisposeAsync().AsTask()));
        await _redis.DisposeAsync();
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        var line = RedisWorld.OpenLine();
        if (_isRedisAway)
        {
            line.Cut();
        }

        _lines.Add(line);
        settings["Apex:Data:Cache:Redis"] = RedisWorld.Through(line);
        settings["Apex:Data:Cache:Prefix"] = _redis.Prefix;
        foreach (var (key, value) in _model!.Settings)
        {
            settings[$"Apex:Auth:Agents:Model:{key}"] = value;
        }
    }

    protected override void Configure(IServiceCollection services) => services.AddSingleton<LogLines>()
        .AddSingleton<ILoggerProvider>(node => node.GetRequiredService<LogLines>());
}

/// <summary>What became of a run that Ann ordered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Run">How much of the report is there; null without a report.</param>
/// <param name="Capability">What the agents could do, as they say; null when they do not.</param>
internal sealed record RunAnswer(HttpStatusCode Status, RunStatus? Run, string? Capability);

/// <summary>A platform, and its line to Redis.</summary>
internal sealed class GuardedNode(ApexNode node, TcpRelay line, FakeTimeProvider time, HttpClient ann, string session)
    : IAsyncDisposable
{
    private ResilienceSettings Limits => node.Services.GetRequiredService<IOptions<DataSettings>>().Value.Resilience;

    /// <summary>How long a circuit stays open.</summary>
    public TimeSpan BreakDuration => Limits.BreakDuration;

    /// <summary>Orders a run about the conversation's topic.</summary>
    public async Task<RunAnswer> OrderAsync(Conversation talk)
    {
        using var response =
            await ann.PostAsJsonAsync("agents/runs", new { question = $"What can be done about {talk.Topic}?" });
        var report = response.IsSuccessStatusCode
            ? await response.Content.ReadFromJsonAsync<RunReport>(JsonSerializerOptions.Web) : null;
        return new RunAnswer(response.StatusCode, report?.Status,
            response.Headers.TryGetValues(ResilienceModule.CapabilityHeader, out var said) ? said.Single() : null);
    }

    /// <summary>Puts the model out of order and orders runs until that is noticed.</summary>
    public async Task BreakModelAsync(Conversation talk, int failure = 503)
    {
        talk.Reply("supervisor", _ => ModelReply.Fail(failure, "Out of order."));
        for (var failed = 0; failed < Limits.MinimumThroughput; failed++)
        {
            await OrderAsync(talk);
        }
    }

    /// <summary>Lets the model hang, orders as many runs as a circuit must see, and lets the time of a call
    /// pass.</summary>
    public async Task HangModelAsync(Conversation talk)
    {
        talk.Hold("supervisor");
        var runs = Enumerable.Range(0, Limits.MinimumThroughput).Select(_ => OrderAsync(talk)).ToList();
        await InTime.TrueAsync(
            () => ValueTask.FromResult(talk.Requests.Length == runs.Count), "every run asks the model");
        Pass(new ResilienceSettings().CallTimeout);
        await InTime.GiveAMomentAsync([.. runs]);
        talk.Release();
        await Task.WhenAll(runs);
    }

    /// <summary>Cuts the line to Redis and orders a run, in which that is noticed.</summary>
    public Task<RunAnswer> BreakCacheAsync(Conversation talk)
    {
        line.Cut();
        return OrderAsync(talk);
    }

    /// <summary>Restores the line to Redis.</summary>
    public Task MendCacheAsync()
    {
        line.Restore();
        var redis = node.Services.GetRequiredService<IConnectionMultiplexer>();
        return InTime.TrueAsync(
            () => ValueTask.FromResult(redis.IsConnected), "the platform is connected to Redis again");
    }

    /// <summary>Lets time pass on the platform's clock.</summary>
    public void Pass(TimeSpan passed) => time.Advance(passed);

    /// <summary>Lets time pass on the platform's clock, and then orders a run.</summary>
    public Task<RunAnswer> OrderAfterAsync(TimeSpan passed, Conversation talk)
    {
        Pass(passed);
        return OrderAsync(talk);
    }

    /// <summary>Orders eight runs at once, with a model that takes its time until only one run is left, or so many
    /// questions have come.</summary>
    /// <returns>How many questions had come by then.</returns>
    public async Task<int> OrderManyAsync(Conversation talk, int untilAsked)
    {
        var hold = talk.Hold("supervisor");
        var runs = Enumerable.Range(0, 8).Select(_ => OrderAsync(talk)).ToList();
        await InTime.TrueAsync(() => ValueTask.FromResult(IsSettled()), "one run is left, and asks");
        var asked = talk.Requests.Length;
        hold.Release();
        await Task.WhenAll(runs);
        return asked;

        // The run that is left may still be on its way to the model.
        bool IsSettled() => talk.Requests.Length >= untilAsked
            || runs.Count(run => run.IsCompleted) + talk.Requests.Length >= 7 + untilAsked - 1;
    }

    /// <summary>What every part can do, as exposed.</summary>
    public async Task<IEnumerable<string>> CapabilitiesAsync() =>
        (await ReportAsync()).Parts.Select(part => $"{part.Name} {part.Capability}");

    /// <summary>All changes, as exposed, oldest first.</summary>
    public async Task<IReadOnlyList<string>> EventsAsync() =>
        [.. (await ReportAsync()).Events.Select(change => $"{change.Name} {change.State}")];

    /// <summary>What the platform has logged about its circuits and parts.</summary>
    public IEnumerable<string> Logged =>
        node.Services.GetRequiredService<LogLines>().Of<DependencyStates>(after: 0).Select(line => line.Text);

    /// <summary>Whether the socket service says that it offers basic function only.</summary>
    public async Task<bool> IsSocketBasicAsync()
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", session);
        var address = new UriBuilder(node.Address) { Scheme = "ws", Path = "socket" }.Uri;
        await socket.ConnectAsync(address, CancellationToken.None);
        using var channel = new FrameChannel(socket);
        return (await GreetAsync(channel)).IsBasic;
    }

    public ValueTask DisposeAsync()
    {
        line.Restore();
        ann.Dispose();
        return node.DisposeAsync();
    }

    private static async Task<Frame.Welcome> GreetAsync(FrameChannel channel)
    {
        var hello = new Frame.Hello("phone", "one", Resumes: false, Acknowledged: 0);
        await channel.SendAsync(hello, CancellationToken.None);
        var answer = await channel.ReceiveAsync(CancellationToken.None).InTimeAsync("the platform welcomes");
        return (Frame.Welcome)answer!;
    }

    private async Task<DependencyReport> ReportAsync() =>
        (await ann.GetFromJsonAsync<DependencyReport>("data/dependencies", JsonSerializerOptions.Web))!;
}
