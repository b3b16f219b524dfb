using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Netra.Apex;
using Netra.CriticalTests.Auth;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Models;
using Netra.CriticalTests.Fixtures.Network;
using Netra.CriticalTests.Fixtures.Worlds;
using StackExchange.Redis;

namespace Netra.CriticalTests.Quality;

/// <summary>Platforms that keep checkpoints in one Redis, each test under a node's name of its own.</summary>
public sealed class CheckpointFixture : ModelFixture
{
    private readonly RedisWorld _redis = new();
    private readonly TcpRelay _line = RedisWorld.OpenLine();
    private readonly TcpRelay _testLine = RedisWorld.OpenLine();
    private ConnectionMultiplexer? _connection;
    private (string? Node, bool HasRedis) _next = ("first", true);
    private string _session = "";

    /// <summary>The test's own view of Redis.</summary>
    internal IConnectionMultiplexer Redis => _connection!;

    /// <summary>What its platforms write into their logs.</summary>
    internal LogLines Log { get; } = new();

    public override async Task InitializeAsync()
    {
        _connection = await ConnectionMultiplexer.ConnectAsync(RedisWorld.Through(_testLine));
        await base.InitializeAsync();
        _session = await Platform.SignInAsync("ann");
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await (_connection?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _line.DisposeAsync();
        await _testLine.DisposeAsync();
        await _redis.DisposeAsync();
    }

    /// <summary>A node that has never run.</summary>
    internal Node NewNode() => new(this, $"n{Guid.NewGuid():N}", _redis.Prefix);

    /// <summary>Starts a platform as this node.</summary>
    internal Task<ApexNode> StartNodeAsync(string node)
    {
        _next = (node, true);
        return StartNodeAsync();
    }

    /// <summary>Starts a process as this node.</summary>
    internal Task<ApexProcess> StartProcessAsync(string node)
    {
        _next = (node, true);
        return StartProcessAsync<NothingWrong>();
    }

    /// <summary>Starts a platform with other settings, and lets Ann order a job.</summary>
    /// <returns>How the order is answered, or why the platform does not start.</returns>
    internal async Task<string> StartOtherwiseAsync(string? node, bool hasRedis = true)
    {
        _next = (node, hasRedis);
        try
        {
            await using var platform = await StartNodeAsync();
            await using var ann = AnnAt(platform.Address);
            return await ann.AnswerAsync(Converse());
        }
        catch (Exception refused) when (refused is OptionsValidationException or CannotStartException)
        {
            return refused.Message;
        }
    }

    /// <summary>Ann, who speaks to a platform.</summary>
    /// <param name="platform">Where.</param>
    /// <param name="owned">What ends with her; null: nothing.</param>
    internal JobCustomer AnnAt(Uri platform, IAsyncDisposable? owned = null) => new(platform, _session, owned);

    /// <summary>Bob, who speaks to a platform.</summary>
    internal async Task<JobCustomer> BobAtAsync(Uri platform) =>
        new(platform, await Platform.SignInAsync("bob"), owned: null);

    /// <summary>Opens a conversation with the model, in which every agent does its work.</summary>
    internal Conversation Converse(string? topic = null) =>
        Model.Converse(topic ?? $"topic {Guid.NewGuid():N}", ModelScript.Reply);

    /// <summary>Lets something be done while no platform reaches Redis.</summary>
    internal async Task<T> WithoutRedisAsync<T>(Func<Task<T>> action)
    {
        _line.Cut();
        var result = await action();
        _line.Restore();
        return result;
    }

    /// <summary>Redis drops the model's answers, as it may at any time.</summary>
    internal async Task EvictAnswersAsync()
    {
        await foreach (var key in Redis.GetServers()[0].KeysAsync(pattern: $"{_redis.Prefix}*"))
        {
            var isAnswer = !key.ToString().Contains("checkpoint:", StringComparison.Ordinal);
            await (isAnswer ? Redis.GetDatabase().KeyDeleteAsync(key) : Task.CompletedTask);
        }
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        base.Configure(settings);
        settings["Apex:Data:Cache:Redis"] = _next.HasRedis ? RedisWorld.Through(_line) : null;
        settings["Apex:Data:Cache:Prefix"] = _redis.Prefix;
        settings["Apex:Quality:Checkpoints:Node"] = _next.Node;
    }

    protected override void Configure(IServiceCollection services) => services.AddSingleton<ILoggerProvider>(Log);
}
