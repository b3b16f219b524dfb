using System.Net;
using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Client;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Identity;
using Netra.CriticalTests.Fixtures.Network;
using Polly;

namespace Netra.CriticalTests.Auth;

/// <summary>A program with the cookies of a customer's browser, on a line that a test can cut.</summary>
internal sealed class CustomerSocket : IAsyncDisposable
{
    private readonly TaskCompletionSource _lost = new();
    private readonly TcpRelay _relay;
    private readonly ServiceProvider _program;

    private CustomerSocket(ApexNode platform, Visit visit)
    {
        _relay = TcpRelay.Start(platform.Address);
        _program = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddApexClient(options => Configure(options, visit))
            .BuildServiceProvider();
        platform.Services.GetRequiredService<Connections>().Changed += Notice;
    }

    private ApexClient Client => _program.GetRequiredService<ApexClient>();

    /// <summary>Connects with the session of a browser.</summary>
    public static async Task<CustomerSocket> ConnectAsync(ApexNode platform, Visit visit)
    {
        var socket = new CustomerSocket(platform, visit);
        socket.Client.Start();
        await socket.UntilAsync<ClientEvent.Connected>();
        return socket;
    }

    /// <summary>What the platform answers a page that opens a WebSocket in the customer's browser.</summary>
    /// <param name="platform">Where.</param>
    /// <param name="visit">The browser, which sends the customer's cookies whatever the page is.</param>
    /// <param name="origin">Whose page it is.</param>
    public static async Task<HttpStatusCode> DialAsync(ApexNode platform, Visit visit, string origin)
    {
        using var socket = new ClientWebSocket { Options = { Proxy = null, CollectHttpResponseDetails = true } };
        socket.Options.SetRequestHeader("Cookie", visit.Cookies);
        socket.Options.SetRequestHeader("Origin", origin);
        var address = new UriBuilder(platform.Address) { Scheme = "ws", Path = "/socket" }.Uri;
        await socket.ConnectAsync(address, CancellationToken.None)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return socket.HttpStatusCode;
    }

    /// <summary>Cuts the line, and restores it when the platform has noticed.</summary>
    /// <returns>How the client's attempts to come back end.</returns>
    public async Task<ClientEvent> CutAndRestoreAsync()
    {
        _relay.Cut();
        await UntilAsync<ClientEvent.Lost>();
        await _lost.Task.InTimeAsync("the platform notices the cut");
        _relay.Restore();
        return await UntilAsync<ClientEvent.Connected>();
    }

    /// <summary>Whether the platform ends the connection, at once but for the time that a message takes.</summary>
    public async Task<bool> EndsAsync()
    {
        var change = Client.Events.WaitToReadAsync().AsTask();
        await InTime.GiveAMomentAsync(change);
        return change.IsCompleted;
    }

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        await _relay.DisposeAsync();
    }

    private void Notice(ConnectionChange change) => _ = change.Loss is not null && _lost.TrySetResult();

    // The client's own clock and short waits: these tests are about the session.
    private void Configure(ApexClientOptions options, Visit visit)
    {
        options.Address = _relay.Address;
        options.Cookie = visit.Cookies;
        options.Handler = new SocketsHttpHandler { UseProxy = false };
        options.Retry.MaxRetryAttempts = int.MaxValue;
        options.Retry.BackoffType = DelayBackoffType.Constant;
        options.Retry.Delay = TimeSpan.FromMilliseconds(10);
    }

    /// <summary>The next event of a kind, or the refusal that comes first.</summary>
    private async Task<ClientEvent> UntilAsync<T>()
        where T : ClientEvent
    {
        var next = await Client.Events.ReadAsync().AsTask().InTimeAsync($"the client tells of {typeof(T).Name}");
        return next is T or ClientEvent.Refused ? next : await UntilAsync<T>();
    }
}
