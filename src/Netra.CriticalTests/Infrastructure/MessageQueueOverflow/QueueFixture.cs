using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Client.Wire;
using Netra.Apex.Infrastructure.Queue;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Network;
using Netra.CriticalTests.Fixtures.Worlds;
using StackExchange.Redis;

namespace Netra.CriticalTests.Infrastructure;

/// <summary>A platform whose queues hold ten messages and five more in the overflow.</summary>
public sealed class QueueFixture : ApexFixture
{
    private readonly RedisWorld _redis = new();
    private readonly TcpRelay _line = RedisWorld.OpenLine();
    private bool _isOfDefaultSize;

    private IConnectionMultiplexer Redis =>
        Platform.Services.GetRequiredKeyedService<IConnectionMultiplexer>(MessageQueues.Connection);

    /// <summary>Starts one more platform whose queues are of the default size.</summary>
    internal async Task<ApexNode> StartWithDefaultsAsync()
    {
        _isOfDefaultSize = true;
        var node = await StartNodeAsync();
        _isOfDefaultSize = false;
        return node;
    }

    /// <summary>A new customer at a platform; null: at the first one.</summary>
    internal async Task<QueueCustomer> NewCustomerAsync(ApexNode? node = null)
    {
        var session = await (node ?? Platform).SignInAsync($"customer-{Guid.NewGuid():N}");
        return new QueueCustomer(node ?? Platform, session);
    }

    /// <summary>Sends a message, and cuts the line to Redis when Redis has taken it and nobody knows; then restores the
    /// line.</summary>
    /// <returns>What the sender is told.</returns>
    internal async Task<QueueAnswer> SendAndLoseRedisAsync(QueueCustomer sender, QueueMessage message)
    {
        await sender.CountAsync();
        var before = _line.Taken(LineDirection.ToClient);
        _line.Stall(LineDirection.ToClient);
        var answers = sender.SendAsync(message);
        await TrueAsync(() => _line.Taken(LineDirection.ToClient) > before, "Redis has answered");
        _line.Cut();
        return await RestoreAfterAsync(answers);
    }

    /// <remarks>The first look at the health asks Redis, too, and is over then.</remarks>
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        using var http = Platform.Client();
        (await http.GetAsync("health")).Dispose();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _line.DisposeAsync();
        await _redis.DisposeAsync();
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        settings["Apex:Data:Cache:Redis"] = RedisWorld.Through(_line);
        settings["Apex:Data:Cache:Prefix"] = _redis.Prefix;
        if (!_isOfDefaultSize)
        {
            settings["Apex:Infrastructure:Queue:Capacity"] = "10";
            settings["Apex:Infrastructure:Queue:Overflow"] = "5";
        }
    }

    private async Task<QueueAnswer> RestoreAfterAsync(Task<IReadOnlyList<QueueAnswer>> answers)
    {
        var answer = (await answers)[0];
        _line.Restore();
        await TrueAsync(() => Redis.IsConnected, "the platform is connected to Redis again");
        return answer;
    }

    private static Task TrueAsync(Func<bool> condition, string what) =>
        InTime.TrueAsync(() => ValueTask.FromResult(condition()), what);
}
