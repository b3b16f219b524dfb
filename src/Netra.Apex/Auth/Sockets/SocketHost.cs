using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Client.Wire;
using Netra.Apex.Data.Resilience;
using Netra.Apex.Infrastructure.Queue;
using Netra.Apex.Performance.Tools;

namespace Netra.Apex.Auth.Sockets;

/// <summary>Who connects.</summary>
/// <param name="Caller">The customer.</param>
/// <param name="Ended">Cancelled when the session or token ends at this node, or expires.</param>
/// <param name="IsStillIn">Whether it is still there: another node may have ended it, and cannot tell this one.</param>
internal sealed record Visitor(ToolCaller Caller, CancellationToken Ended, Func<Task<bool>> IsStillIn)
{
    /// <summary>Refuses a customer whose session or token has ended.</summary>
    /// <exception cref="FrameRefusedException">It has.</exception>
    public async Task DemandStillInAsync() => FrameRefusedException.ThrowIfSessionEnded(!await IsStillIn());
}

/// <summary>Serves one connection from its greeting to its end.</summary>
internal sealed class SocketHost(
    IOptions<AuthSettings> settings,
    ClientStore store,
    Connections connections,
    DependencyStates states,
    SocketTools tools,
    QueueSender queue,
    IHostApplicationLifetime lifetime,
    TimeProvider time)
{
    private SocketSettings Sockets => settings.Value.Sockets;

    /// <summary>Serves a customer's client until the connection is lost, the session ends, or the platform
    /// stops.</summary>
    public async Task ServeAsync(Visitor visitor, FrameChannel channel)
    {
        await (await HearAsync(channel) is { } hello
            ? GreetAsync(visitor, new(Customer.Of(visitor.Caller.User).Subject, hello.Client), hello, channel)
            : channel.CloseAsync(LossReason.Malformed, lifetime.ApplicationStopping));
    }

    /// <summary>The client's greeting; null when it did not come in time or was something else.</summary>
    private async Task<Frame.Hello?> HearAsync(FrameChannel channel)
    {
        using var late = new CancellationTokenSource(Sockets.GreetingTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, lifetime.ApplicationStopping);
        try
        {
            return await channel.ReceiveAsync(
                either.Token) is Frame.Hello { Client.Length: > 0 and <= ClientKey.MaxNameLength } hello ? hello : null;
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or JsonException
            or OperationCanceledException)
        {
            return null;
        }
    }

    private async Task GreetAsync(Visitor visitor, ClientKey client, Frame.Hello hello, FrameChannel channel)
    {
        try
        {
            var reception = await store.GreetAsync(client, hello);
            using var link = new Link(channel, Sockets.Heartbeat, time);
            var party = new PlatformParty(client, hello.Instance, store, tools, queue, visitor, channel)
            {
                Welcome = WithCapability(reception.Welcome),
            };
            await LiveAsync(new Connection(client, reception.Turn, link), party, visitor.Ended);
        }
        catch (FrameRefusedException refused)
        {
            await channel.CloseAsync(refused.Reason, lifetime.ApplicationStopping);
        }
    }

    private Frame.Welcome WithCapability(Frame.Welcome welcome) =>
        welcome with { IsBasic = states.Of(DependencyGraph.WebSocket) != Capability.Full };

    private async Task LiveAsync(Connection connection, PlatformParty party, CancellationToken sessionEnded)
    {
        using var session = sessionEnded.UnsafeRegister(_ => connection.End(LossReason.SessionEnded), null);
        using var stopping = lifetime.ApplicationStopping.UnsafeRegister(_ => connection.End(LossReason.Stopped), null);
        connections.Enter(connection);
        connections.Leave(connection, await connection.Link.RunAsync(party, connection.Ended));
    }
}

/// <summary>The platform's part in one connection.</summary>
internal sealed class PlatformParty(
    ClientKey client,
    string instance,
    ClientStore store,
    SocketTools tools,
    QueueSender queue,
    Visitor visitor,
    FrameChannel channel)
    : ILinkParty
{
    private readonly SemaphoreSlim _queueing = new(QueueSender.MostAtOnce);
    private bool _isWelcomed;
    private long _sent;
    private int _running;

    /// <summary>The answer to the client's greeting.</summary>
    public required Frame.Welcome Welcome { get; init; }

    public Task TakeAsync(Frame frame, CancellationToken stop) => frame switch
    {
        Frame.Command command => ObeyAsync(command, stop),
        Frame.Acknowledgement done => store.AcknowledgeAsync(client, done.Sequence),
        Frame.ToolCall call => BeginAsync(call, stop),
        Frame.Enqueue order => BeginAsync(order.Message, stop),
        _ => Task.CompletedTask,
    };

    /// <summary>Sends what waits, with each heartbeat at the latest.</summary>
    /// <exception cref="FrameRefusedException">The session has ended.</exception>
    public async Task SendAsync(CancellationToken stop)
    {
        await visitor.DemandStillInAsync();
        await WelcomeAsync(stop);
        foreach (var message in await store.PendingAsync(client, _sent))
        {
            await channel.SendAsync(new Frame.Delivery(message), stop);
            _sent = message.Sequence;
        }
    }

    // A tool may take longer than the heartbeat, so it runs beside the other frames.
    private async Task BeginAsync(Frame.ToolCall call, CancellationToken stop)
    {
        await visitor.DemandStillInAsync();
        var isTooMany = Interlocked.Increment(ref _running) > SocketTools.MostAtOnce;
        var answer = isTooMany ? SocketTools.TooManyAsync(call) : tools.RunAsync(call, visitor.Caller, stop);
        _ = AnswerAsync(answer, () => Interlocked.Decrement(ref _running), stop);
    }

    // Redis takes messages in the order in which they are sent on, so none waits for the answer to the one before.
    private async Task BeginAsync(QueueMessage message, CancellationToken stop)
    {
        await _queueing.WaitAsync(stop);
        _ = AnswerAsync(EnqueueAsync(message), () => _queueing.Release(), stop);
    }

    private async Task<Frame.Enqueued> EnqueueAsync(QueueMessage message) =>
        new(message.Id, await queue.SendAsync(client.Customer, message));

    private async Task AnswerAsync<T>(Task<T> answer, Action end, CancellationToken stop)
        where T : Frame
    {
        try
        {
            await channel.SendAsync(await answer, stop);
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or ObjectDisposedException
            or OperationCanceledException)
        {
            // With the connection went whoever waited for the answer.
        }
        finally
        {
            end();
        }
    }

    private async Task WelcomeAsync(CancellationToken stop)
    {
        if (!_isWelcomed)
        {
            _isWelcomed = true;
            await channel.SendAsync(Welcome, stop);
        }
    }

    private async Task ObeyAsync(Frame.Command command, CancellationToken stop)
    {
        await store.ObeyAsync(client, instance, command);
        await channel.SendAsync(new Frame.Accepted(command.Sequence), stop);
    }
}
