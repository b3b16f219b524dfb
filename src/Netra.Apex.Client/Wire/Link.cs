using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;

namespace Netra.Apex.Client.Wire;

/// <summary>What one side does with a connection.</summary>
internal interface ILinkParty
{
    /// <summary>Takes a frame; the next one waits.</summary>
    /// <exception cref="FrameRefusedException">The frame cannot be taken; the connection ends.</exception>
    Task TakeAsync(Frame frame, CancellationToken stop);

    /// <summary>Sends what there is to send.</summary>
    Task SendAsync(CancellationToken stop);
}

/// <summary>How the two sides notice that the other one is gone. All times are greater than zero.</summary>
/// <param name="Interval">Time between two pings.</param>
/// <param name="Timeout">Silence after which the connection is lost.</param>
internal sealed record Heartbeat(TimeSpan Interval, TimeSpan Timeout);

/// <summary>One greeted connection under its heartbeat, from either side; it owns the channel.</summary>
/// <remarks>The heartbeat is made of frames: the pings of the WebSocket protocol run on the machine's clock and are
/// answered by the transport, though the program behind it may hang.</remarks>
internal sealed class Link(FrameChannel channel, Heartbeat heartbeat, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(5);
    private readonly Channel<bool> _wakes =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly PeriodicTimer _beat = new(heartbeat.Interval, time);
    private readonly CancellationTokenSource _silence = new(heartbeat.Timeout, time);
    private readonly CancellationTokenSource _life = new();
    private DateTimeOffset? _endedAt;
    private volatile bool _isClosing;

    /// <summary>Says that there is something to send; any number of wakes before it is sent counts as one.</summary>
    public void Wake() => _wakes.Writer.TryWrite(true);

    /// <summary>Lives until the connection is lost or stopped.</summary>
    /// <param name="party">Takes the frames that come and sends its own.</param>
    /// <param name="stop">Ends the connection from this side, and says why.</param>
    public async Task<Loss> RunAsync(ILinkParty party, Task<LossReason> stop)
    {
        using var silence = _silence.Token.UnsafeRegister(_ => EndBySilence(), null);
        Task<LossReason>[] parts = [ReceiveAsync(party), BeatAsync(), SendAsync(party)];
        var first = await Task.WhenAny([stop, .. parts]);
        var loss = new Loss(ReasonOf(first, stop), _endedAt ?? time.GetUtcNow());
        await CloseAsync(loss.Reason, parts[0]);
        await _life.CancelAsync();
        await Task.WhenAll((IEnumerable<Task>)parts).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return loss;
    }

    public void Dispose()
    {
        _beat.Dispose();
        _silence.Dispose();
        channel.Dispose();
        _life.Dispose();
    }

    // Within the timer's own call, so that the time is that of the silence's end.
    private void EndBySilence()
    {
        _endedAt = time.GetUtcNow();
        _life.Cancel();
    }

    private async Task<LossReason> ReceiveAsync(ILinkParty party)
    {
        while (await channel.ReceiveAsync(_life.Token) is { } frame)
        {
            _silence.CancelAfter(heartbeat.Timeout);
            await (_isClosing ? Task.CompletedTask : TakeAsync(party, frame));
        }

        return channel.CloseReason;
    }

    private Task TakeAsync(ILinkParty party, Frame frame) =>
        frame is Frame.Ping ? channel.SendAsync(new Frame.Pong(), _life.Token) : party.TakeAsync(frame, _life.Token);

    private async Task<LossReason> BeatAsync()
    {
        while (await _beat.WaitForNextTickAsync(_life.Token))
        {
            await channel.SendAsync(new Frame.Ping(), _life.Token);

            // What there is to send may have been left by another node, which cannot wake this one.
            Wake();
        }

        return LossReason.Stopped;
    }

    private async Task<LossReason> SendAsync(ILinkParty party)
    {
        do
        {
            await party.SendAsync(_life.Token);
        }
        while (await _wakes.Reader.ReadAsync(_life.Token));
        return LossReason.Stopped;
    }

    private LossReason ReasonOf(Task<LossReason> first, Task<LossReason> stop) => first.Exception?.InnerException switch
    {
        _ when stop.IsCompletedSuccessfully => stop.Result,
        _ when _silence.IsCancellationRequested => LossReason.Silent,
        null => first.Result,
        FrameRefusedException refused => refused.Reason,
        JsonException => LossReason.Malformed,
        WebSocketException or IOException => LossReason.Cut,
        var crash => throw new InvalidOperationException("A connection ended because of a client error.", crash),
    };

    // The other side answers a close with its own. Who goes before that, or gives up receiving, resets the connection
    // and may overtake the close.
    private async Task CloseAsync(LossReason reason, Task receiving)
    {
        _isClosing = true;
        using var late = new CancellationTokenSource(CloseLimit, time);
        if (await channel.CloseAsync(reason, late.Token))
        {
            await receiving.WaitAsync(late.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
