using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Client;
using Netra.Apex.Auth.Sockets.Delivery;
using Netra.Apex.Auth.Sockets.Serving;
using Netra.Apex.Auth.Sockets.State;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Network;

namespace Netra.CriticalTests.Auth.Sockets;

/// <summary>A customer, the client in front of them, and the line between it and the platform.</summary>
public sealed class CustomerLine : IAsyncDisposable
{
    private readonly ApexFixture _apex;
    private readonly string _token;
    private readonly ChannelReader<ConnectionChange> _changes;

    internal CustomerLine(ApexFixture apex, ClientKey key, string token)
    {
        (_apex, Key, _token) = (apex, key, token);
        _changes = apex.Get<IConnectionFeed>().Subscribe(key);
        Relay = TcpRelay.Start(apex.Platform.Address, apex.Time);
        Client = NewClient();
    }

    /// <summary>Whose client it is.</summary>
    public ClientKey Key { get; }

    /// <summary>The clock of both sides.</summary>
    public FakeTimeProvider Time => _apex.Time;

    /// <summary>The line.</summary>
    public TcpRelay Relay { get; }

    /// <summary>The client; a new one after <see cref="RestartAsync"/>.</summary>
    public SocketClient Client { get; private set; }

    /// <summary>Whether a side has told of a change that no test has looked at.</summary>
    public bool HasChanged => Client.Events.TryPeek(out _) || _changes.TryPeek(out _);

    /// <summary>Whether each side has told of a change that no test has looked at.</summary>
    public bool HasChangedForBoth => Client.Events.TryPeek(out _) && _changes.TryPeek(out _);

    /// <summary>The client's next event, which must be of this kind.</summary>
    [AssertionMethod]
    public async Task<T> NextAsync<T>()
        where T : ClientEvent => Assert.IsType<T>(await Client.Events.NextAsync());

    /// <summary>What the platform tells next of this client's connection.</summary>
    [AssertionMethod]
    public Task<ConnectionChange> PlatformAsync() => _changes.NextAsync();

    /// <summary>Waits until both sides have greeted; their heartbeats count from here.</summary>
    [AssertionMethod]
    public async Task GreetedAsync()
    {
        await NextAsync<ClientEvent.Connected>();
        Assert.Null((await PlatformAsync()).Lost);
    }

    /// <summary>Puts a new client, which remembers nothing, in the place of the present one.</summary>
    [AssertionMethod]
    public async Task RestartAsync()
    {
        await Client.DisposeAsync();
        Assert.NotNull((await PlatformAsync()).Lost);
        Client = NewClient();
        Client.Start();
        await GreetedAsync();
    }

    /// <summary>Sends the customer messages from the platform, in one thread.</summary>
    public async Task SendAsync(params ImmutableArray<string> texts)
    {
        foreach (var text in texts)
        {
            await _apex.Get<IClientMessages>().SendAsync(Key, "support", text);
        }
    }

    /// <summary>The texts that the client receives, up to and with the one given.</summary>
    [AssertionMethod]
    public async Task<IReadOnlyList<string>> ReceiveUpToAsync(string last)
    {
        var texts = new List<string>();
        do
        {
            texts.Add((await Client.Messages.NextAsync()).Text);
        }
        while (texts[^1] != last);
        return texts;
    }

    /// <summary>Asks the platform for changes and waits until it has accepted all of them.</summary>
    public Task AskAsync(params ImmutableArray<ClientCommand> commands) =>
        Task.WhenAll(commands.Select(Client.AskAsync)).InTimeAsync("the platform accepts the commands");

    /// <summary>When the platform last heard from the client; null while it is away.</summary>
    public DateTimeOffset? HeardByPlatform() => _apex.Get<IPresence>().LastHeard(Key);

    /// <summary>The texts that the platform keeps for the client, in order.</summary>
    public async ValueTask<IReadOnlyList<string>> OutboxAsync() =>
        [.. (await _apex.Get<IOutbox>().PendingAsync(Key)).Select(message => message.Text)];

    /// <summary>What the platform keeps of the client.</summary>
    public ValueTask<ClientState> KeptAsync() => _apex.Get<IClientStates>().FindAsync(Key);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Relay.DisposeAsync();
    }

    private SocketClient NewClient() =>
        _apex.Get<ISocketClients>().Create(new SocketClientOptions(Relay.Address, _token, Key.Client));
}
