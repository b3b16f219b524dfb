using System.Net.WebSockets;
using System.Security.Claims;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Client;
using Netra.Apex.Storage;

namespace Netra.Apex.Tests.Auth.Sockets;

/// <summary>A platform that listens on loopback, on a clock that tests move.</summary>
public sealed class SocketPlatform : IAsyncLifetime
{
    // The claim by which the framework's cookie handler finds a ticket in its store.
    private const string SessionIdClaim = "Microsoft.AspNetCore.Authentication.Cookies-SessionId";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netra-sockets-");
    private WebApplication? _app;

    public FakeTimeProvider Time { get; } =
        new(DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()));

    public Uri Address => new(App.Urls.First());

    private WebApplication App => _app ?? throw new InvalidOperationException("The platform has not been started.");

    public static Task<T> InTimeAsync<T>(ChannelReader<T> reader) => reader.ReadAsync().AsTask().WaitAsync(Limit);

    public static Task SayAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(
            Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        Configure(builder.Configuration);
        builder.Logging.ClearProviders();
        builder.AddApex();
        builder.Services.AddSingleton<TimeProvider>(Time);
        _app = builder.Build();
        _app.MapApex();
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    internal T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    internal ChannelReader<ConnectionChange> Changes(string customer)
    {
        var changes = Channel.CreateUnbounded<ConnectionChange>();
        Get<Connections>().Changed += change =>
            _ = change.Client.Customer == customer && changes.Writer.TryWrite(change);
        return changes.Reader;
    }

    /// <summary>Ends a session as another node does: in the store, of which this node is not told.</summary>
    internal async Task EndElsewhereAsync(string session)
    {
        await using var context = await Get<IDbContextFactory<ApexContext>>().CreateDbContextAsync();
        await context.Set<SessionRow>().Where(row => row.Id == session).ExecuteDeleteAsync();
    }

    internal async Task<(string Cookie, string Session)> SignInAsync(string name, TimeSpan? lifetime = null)
    {
        var options = Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Session.Scheme);
        var properties = new AuthenticationProperties { IssuedUtc = Time.GetUtcNow(),
            ExpiresUtc = Time.GetUtcNow() + (lifetime ?? Session.Lifetime) };
        var customer = new Customer(name, $"{name}@example.com").ToPrincipal();
        var kept = new AuthenticationTicket(customer, properties, Session.Scheme);
        var key = await options.SessionStore!.StoreAsync(kept);
        return ($"{Session.Cookie}={options.TicketDataFormat.Protect(Reference(key))}", SessionStore.IdOf(properties)!);
    }

    private static AuthenticationTicket Reference(string key) =>
        new(new ClaimsPrincipal(new ClaimsIdentity([new(SessionIdClaim, key)], Session.Scheme)), Session.Scheme);

    internal ApexClient Start(string cookie)
    {
        var options = new ApexClientOptions { Address = Address, Cookie = cookie,
            Handler = new SocketsHttpHandler { UseProxy = false } };
        var client = new ApexClient(Options.Create(options), Time);
        client.Start();
        return client;
    }

    internal async Task<ClientWebSocket> DialAsync(string cookie, string? origin = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.Proxy = null;
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Cookie", cookie);
        socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(new UriBuilder(Address) { Scheme = "ws", Path = "/socket" }.Uri,
            CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return socket;
    }

    private void Configure(ConfigurationManager configuration)
    {
        configuration.Sources.Clear();
        configuration.AddInMemoryCollection(
            [new("Urls", "http://127.0.0.1:0"),
                new("Apex:Storage:ConnectionString", $"Data Source={_folder}/apex.db")]);
    }
}
