using System.Net;
using System.Net.Sockets;
using Garnet;
using Netra.Compliance;
using Netra.Compliance.Journaling;
using Netra.CriticalTests.Fixtures.Network;
using StackExchange.Redis;

namespace Netra.CriticalTests.Fixtures.Worlds;

/// <summary>Keys and channels of a fixture's own in the run's Redis, or in Garnet within this process.</summary>
internal sealed class RedisWorld : IAsyncDisposable
{
    private static readonly Lazy<ConfigurationOptions> Server = new(Find);

    /// <summary>Begins every key and channel of this fixture.</summary>
    public string Prefix { get; } = $"w{Guid.NewGuid():N}:";

    /// <summary>StackExchange.Redis's configuration string that leads to the server directly.</summary>
    public static string Direct => Server.Value.ToString(includePassword: true);

    /// <summary>A line of one's own to the server.</summary>
    public static TcpRelay OpenLine() => Server.Value.EndPoints[0] switch
    {
        DnsEndPoint named => TcpRelay.Start(named.Host, named.Port),
        var numbered => TcpRelay.Start(((IPEndPoint)numbered).Address.ToString(), ((IPEndPoint)numbered).Port),
    };

    /// <summary>StackExchange.Redis's configuration string that leads to the server by way of a line.</summary>
    public static string Through(TcpRelay line)
    {
        var options = Server.Value.Clone();
        options.EndPoints.Clear();
        options.EndPoints.Add(IPAddress.Loopback, line.EndPoint.Port);
        return options.ToString(includePassword: true);
    }

    /// <summary>Removes the fixture's keys.</summary>
    public async ValueTask DisposeAsync()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(Server.Value);
        await foreach (var key in redis.GetServers()[0].KeysAsync(pattern: $"*{Prefix}*"))
        {
            await redis.GetDatabase().KeyDeleteAsync(key);
        }
    }

    private static ConfigurationOptions Find()
    {
        Journal.RecordBackend("cache", Backends.Redis is null ? "Garnet" : "Redis",
            Backends.Redis is null ? BackendKind.Embedded : BackendKind.Services);
        return ConfigurationOptions.Parse(Backends.Redis ?? StartGarnet());
    }

    private static string StartGarnet()
    {
        var port = FreePort();
        string[] place = ["--port", $"{port}", "--bind", "127.0.0.1", "--memory", "64m", "--index", "8m", "-q"];
        new GarnetServer([.. place, "--lua", "true", "--lua-transaction-mode", "true"]).Start();
        return $"127.0.0.1:{port}";
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
