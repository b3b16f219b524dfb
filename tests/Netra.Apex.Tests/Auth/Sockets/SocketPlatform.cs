using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Client;
using Netra.Apex.Auth.Sockets.Serving;

namespace Netra.Apex.Tests.Auth.Sockets;

/// <summary>A platform to which a test connects without a line between.</summary>
public sealed class SocketPlatform : IAsyncLifetime
{
    private ApexPlatform _platform = null!;

    public FakeTimeProvider Time { get; } = new();

    public Uri Address => _platform.Address;

    public ISessions Sessions => _platform.Services.GetRequiredService<ISessions>();

    public async Task InitializeAsync() => _platform = await ApexPlatform.StartAsync(new ApexOptions { Time = Time });

    public async Task DisposeAsync() => await _platform.DisposeAsync();

    public async Task<OpenedSession> SignInAsync(string subject) => await Sessions.OpenAsync(new Customer(subject, $"{subject}@example.com"));

    public SocketClient Client(string token, string name = "laptop")
    {
        var client = _platform.Services.GetRequiredService<ISocketClients>().Create(new SocketClientOptions(Address, token, name));
        client.Start();
        return client;
    }

    public ChannelReader<ConnectionChange> Changes(string subject, string name = "laptop") =>
        _platform.Services.GetRequiredService<IConnectionFeed>().Subscribe(new ClientKey(subject, name));

    /// <summary>Connects by hand, as any program could.</summary>
    public async Task<ClientWebSocket> DialAsync(string token, string? origin = null)
    {
        var socket = new ClientWebSocket { Options = { Proxy = null, CollectHttpResponseDetails = true } };
        socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        socket.Options.SetRequestHeader("Origin", origin);
        var attempt = socket.ConnectAsync(new UriBuilder(Address) { Scheme = "ws", Path = "/socket" }.Uri, CancellationToken.None);
        await attempt.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return socket;
    }

    public static Task SayAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
}
