using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Client;
using Netra.Apex.Client.Wire;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Network;

namespace Netra.CriticalTests.Auth;

/// <summary>A customer, the client in front of them, and the line between it and the platform.</summary>
/// <remarks>All of it is set-up: it throws when a step fails, and never asserts.</remarks>
public sealed class CustomerLine : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private readonly Channel<ConnectionChange> _changes = Channel.CreateUnbounded<ConnectionChange>();
    private readonly RecoveryFixture _apex;
    private readonly WatchedClock _clock;
    private readonly ClientKey _key;
    private readonly string _cookie;
    private ApexNode _node;
    private ServiceProvider? _program;

    internal CustomerLine(RecoveryFixture apex, ClientKey key, string cookie)
    {
        (_apex, _key, _cookie, _node) = (apex, key, cookie, apex.Platform);
        _clock = new WatchedClock(apex.Time);
        Relay = TcpRelay.Start(_node.Address, apex.Time);
        Watch(_node);
    }

    /// <summary>What decides about the client's jitter, from 0 to 1; null: chance itself.</summary>
    public double? Chance { get; init; }

    /// <summary>The line.</summary>
    public TcpRelay Relay { get; }

    /// <summary>The client; a new one after <see cref="RestartAsync"/>.</summary>
    public ApexClient Client => (_program ??= NewProgram()).GetRequiredService<ApexClient>();

    // Customers give their clients the same names.
    private ClientKey Stranger => _key with { Customer = $"a stranger to {_key.Customer}" };

    /// <summary>A line for one more client of the same customer and name.</summary>
    public CustomerLine Another() => new(_apex, _key, _cookie);

    /// <summary>The next event of the client.</summary>
    public Task<ClientEvent> EventAsync() =>
        Client.Events.ReadAsync().AsTask().InTimeAsync("the client tells of one more event");

    /// <summary>How the connection ended, as the platform saw it.</summary>
    public async Task<Loss> PlatformsLossAsync() =>
        (await ChangeAsync()).Loss ?? throw new InvalidOperationException("A connection was made.");

    /// <summary>The client's next event, which must be of this kind.</summary>
    public async Task<T> NextAsync<T>()
        where T : ClientEvent => await EventAsync() is T next and not null ? next : throw Unexpected(typeof(T));

    /// <summary>Starts the client and waits until both sides have greeted; their heartbeats count from here.</summary>
    public async Task StartAsync()
    {
        Client.Start();
        await GreetedAsync();
    }

    /// <summary>Puts a new client, which remembers nothing, in the place of the present one.</summary>
    public async Task RestartAsync()
    {
        await EndProgramAsync();
        await PlatformsLossAsync();
        await StartAsync();
    }

    /// <summary>Waits a moment for both sides to notice something.</summary>
    public Task NoticeAsync() => InTime.GiveAMomentAsync(
        Client.Events.WaitToReadAsync().AsTask(), _changes.Reader.WaitToReadAsync().AsTask());

    /// <summary>Lets both sides hear from each other once, after a time that is shorter than a heartbeat.</summary>
    public Task HearAfterAsync(TimeSpan time)
    {
        _apex.Time.Advance(time);
        return AskAsync(new ClientCommand.SetPreference("theme", "dark"));
    }

    /// <summary>Stalls the connection, advances the clock (the last tick separately), then cuts it; a side that missed
    /// the time-out reports a cut instead.</summary>
    public void StallFor(TimeSpan time)
    {
        Relay.Stall();
        _apex.Time.Advance(time - Tick);
        _apex.Time.Advance(Tick);
        Relay.Cut();
    }

    /// <summary>Cuts the line and waits until both sides have noticed.</summary>
    public async Task CutAsync()
    {
        Relay.Cut();
        await NextAsync<ClientEvent.Lost>();
        await PlatformsLossAsync();
    }

    /// <summary>Lets the client's wait pass; it dials next.</summary>
    public async Task<TimeSpan> WaitAsync()
    {
        var wait = await NextAsync<ClientEvent.Waiting>();
        await _clock.BegunAsync(wait.Delay);
        _apex.Time.Advance(wait.Delay);
        return wait.Delay;
    }

    /// <summary>Restores the line and lets the client's wait pass, until both sides have greeted again.</summary>
    public async Task ResumeAsync()
    {
        Relay.Restore();
        await WaitAsync();
        await GreetedAsync();
    }

    /// <summary>Cuts and restores the line three times; the third time it leads to another node of the
    /// platform.</summary>
    public async Task CutAndRestoreThreeTimesAsync()
    {
        await CutAsync();
        await ResumeAsync();
        await CutAsync();
        await ResumeAsync();
        await CutAsync();
        await MoveAsync();
        await ResumeAsync();
    }

    /// <summary>Cuts the line until this many attempts to reconnect have failed.</summary>
    /// <returns>The client's waits before them.</returns>
    public async Task<IReadOnlyList<TimeSpan>> FailAsync(int attempts)
    {
        var waits = new List<TimeSpan>();
        await CutAsync();
        while (waits.Count < attempts)
        {
            waits.Add(await WaitAsync());
            await NextAsync<ClientEvent.Failed>();
        }

        return waits;
    }

    /// <summary>Sends the customer messages from the platform: each with its thread and its text. A stranger, whose
    /// client has the same name, gets one more, so that the customer's client could not take them for its
    /// own.</summary>
    public async Task SendAsync(params (string Thread, string Text)[] messages)
    {
        var sender = Platform<ClientMessages>();
        await sender.SendAsync(Stranger, "a", "for a stranger");
        foreach (var (thread, text) in messages)
        {
            await sender.SendAsync(Stranger, thread, "for a stranger");
            await sender.SendAsync(_key, thread, text);
        }
    }

    /// <summary>The texts that the client receives, up to and with the one given; fewer when it loses the connection
    /// over them.</summary>
    public async Task<IReadOnlyList<string>> ReceiveUpToAsync(string last)
    {
        var texts = new List<string>();
        while (!texts.Contains(last) && await ReceivesMoreAsync())
        {
            texts.Add((await Client.Messages.ReadAsync()).Text);
        }

        return texts;
    }

    /// <summary>Asks the platform for changes and waits until it has accepted all of them.</summary>
    public Task AskAsync(params ClientCommand[] commands) =>
        Task.WhenAll(commands.Select(Client.AskAsync)).InTimeAsync("the platform accepts the commands");

    /// <summary>Whether the platform comes to count nobody as connected.</summary>
    public async Task<bool> IsCountedOutAsync()
    {
        using var clients = new Measurements(_node, "apex.sockets.clients");
        return await InTime.ComesTrueAsync(() => new(clients.Taken().LastOrDefault() == "0"), InTime.Limit);
    }

    /// <summary>What the platform keeps of the client.</summary>
    public Task<ClientState> KeptAsync() => Platform<ClientStore>().StateAsync(_key);

    /// <summary>Asks for a change and cuts the line when the platform has made it, but before the client
    /// knows.</summary>
    /// <returns>The client's wait for the confirmation.</returns>
    public async Task<Task> CutBeforeConfirmationAsync(ClientCommand command)
    {
        Relay.Stall(LineDirection.ToClient);
        var acceptance = Client.AskAsync(command);
        await InTime.TrueAsync(async () => (await KeptAsync()).LastCommand == 1, "the platform obeys the command");
        await CutAsync();
        return acceptance;
    }

    public async ValueTask DisposeAsync()
    {
        await EndProgramAsync();
        await Relay.DisposeAsync();
        await (_node == _apex.Platform ? ValueTask.CompletedTask : _node.DisposeAsync());
    }

    private static InvalidOperationException Unexpected(Type expected) =>
        new($"Expected {expected.Name}, but the client told of something else.");

    private async Task GreetedAsync()
    {
        await NextAsync<ClientEvent.Connected>();
        if ((await ChangeAsync()).Loss is { } loss)
        {
            throw new InvalidOperationException($"The connection was lost: {loss.Reason}.");
        }
    }

    private Task<ConnectionChange> ChangeAsync() =>
        _changes.Reader.ReadAsync().AsTask().InTimeAsync("the platform notices one more change");

    private async Task<bool> ReceivesMoreAsync()
    {
        var message = Client.Messages.WaitToReadAsync().AsTask();
        return await Task.WhenAny(message, Client.Events.WaitToReadAsync().AsTask())
            .InTimeAsync("a message comes, or the client loses the connection") == message;
    }

    private async Task MoveAsync()
    {
        _node = await _apex.StartNodeAsync();
        Watch(_node);
        Relay.Redirect(_node.Address.Host, _node.Address.Port);
    }

    private T Platform<T>()
        where T : notnull => _node.Services.GetRequiredService<T>();

    private void Watch(ApexNode node) => node.Services.GetRequiredService<Connections>().Changed += change =>
        _ = change.Client == _key && _changes.Writer.TryWrite(change);

    private async Task EndProgramAsync()
    {
        await (_program?.DisposeAsync() ?? ValueTask.CompletedTask);
        _program = null;
    }

    private ServiceProvider NewProgram() => _apex.NewProgram(_clock, options =>
    {
        options.Retry.Randomizer = Chance is { } chance ? () => chance : options.Retry.Randomizer;
        options.Address = Relay.Address;
        options.Cookie = _cookie;
        options.Name = _key.Name;
        options.Handler = new SocketsHttpHandler { UseProxy = false };
    });
}
