using System.Net;
using System.Net.Sockets;
using Netra.Compliance.Cli.Backends;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Backends;

/// <summary>Every server of this machine, started once for a class of tests.</summary>
public sealed class RealServers : IAsyncLifetime
{
    private readonly TempFolder _home = new();
    private BackendSession? _session;

    internal BackendSession Session =>
        _session ?? throw new InvalidOperationException("The servers have not been started.");

    public async Task InitializeAsync()
    {
        var around = ServerSources.OfMachine() with { Variables = _ => null };
        RunFolder.LetOthersThrough(_home.Path);
        _session = await BackendSession.StartAsync(BackendPlan.Of(BackendMode.Services, around).Complete(),
            SessionLimits.Default with { Home = _home.Path }, default);
    }

    public async Task DisposeAsync()
    {
        await Session.DisposeAsync();
        _home.Dispose();
    }

    public string Variable(string name) => Session.Variables()[name]!;
}

/// <summary>A bounded wait for a server that is ending.</summary>
internal static class Closed
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <exception cref="TimeoutException">Somebody still answers there.</exception>
    public static async Task WaitAsync(int port)
    {
        using var timeout = new CancellationTokenSource(Limit);
        while (await AnswersAsync(port))
        {
            if (timeout.IsCancellationRequested)
            {
                throw new TimeoutException($"Somebody still answers on port {port}.");
            }
        }
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
