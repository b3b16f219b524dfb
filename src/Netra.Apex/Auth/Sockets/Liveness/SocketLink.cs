using System.Net.WebSockets;
using System.Text.Json;
using Netra.Apex.Auth.Sockets.Wire;

namespace Netra.Apex.Auth.Sockets.Liveness;

/// <summary>A greeted connection while it lives: receives, beats and sends until the first of them ends.</summary>
internal sealed class SocketLink(IFrameChannel channel, IHeartbeatMonitor monitor, PeriodicTimer beat, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource _life = CancellationTokenSource.CreateLinkedTokenSource(monitor.Silent);
    private DateTimeOffset _endedAt;

    /// <summary>When the last frame came; the connection's start as long as none has.</summary>
    public DateTimeOffset LastHeard { get; private set; } = time.GetUtcNow();

    /// <summary>Lives until the connection is lost or stopped, and says why it ended.</summary>
    /// <param name="party">Takes the frames that come and sends its own.</param>
    /// <param name="stop">Ends the connection from this side.</param>
    public async Task<Loss> RunAsync(ILinkParty party, CancellationToken stop)
    {
        using var stopping = stop.UnsafeRegister(_ => _life.Cancel(), null);
        using var ending = _life.Token.UnsafeRegister(_ => _endedAt = time.GetUtcNow(), null);
        Task[] parts = [ReceiveAsync(party), BeatAsync(), party.SendAsync(_life.Token)];
        var first = await Task.WhenAny(parts);
        var reason = ReasonOf(first, stop);
        await _life.CancelAsync();
        await Task.WhenAll(parts).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return new Loss(reason ?? throw first.Exception!, _endedAt);
    }

    public void Dispose()
    {
        beat.Dispose();
        monitor.Dispose();
        channel.Dispose();
        _life.Dispose();
    }

    private async Task ReceiveAsync(ILinkParty party)
    {
        while (await channel.ReceiveAsync(_life.Token) is { } frame)
        {
            monitor.Heard();
            LastHeard = time.GetUtcNow();
            await (frame is Frame.Ping ? channel.SendAsync(new Frame.Pong(), _life.Token) : party.TakeAsync(frame, _life.Token));
        }
    }

    private async Task BeatAsync()
    {
        while (await beat.WaitForNextTickAsync(_life.Token))
        {
            monitor.Sent();
            await channel.SendAsync(new Frame.Ping(), _life.Token);
        }
    }

    private LossReason? ReasonOf(Task first, CancellationToken stop) => first.Exception?.InnerException switch
    {
        _ when stop.IsCancellationRequested => LossReason.Stopped,
        _ when monitor.Silent.IsCancellationRequested => LossReason.Silent,
        null => LossReason.Closed,
        JsonException => LossReason.Malformed,
        WebSocketException or IOException => LossReason.Cut,
        _ => null,
    };
}
