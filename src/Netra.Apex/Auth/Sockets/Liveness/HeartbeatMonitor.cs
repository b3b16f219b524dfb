namespace Netra.Apex.Auth.Sockets.Liveness;

/// <summary>Counts the time since the last frame came, whatever was sent.</summary>
internal sealed class HeartbeatMonitor(TimeSpan timeout, TimeProvider time) : IHeartbeatMonitor
{
    private readonly CancellationTokenSource _silence = new(timeout, time);

    public CancellationToken Silent => _silence.Token;

    public void Heard() => _silence.CancelAfter(timeout);

    public void Sent()
    {
        // Only the other side's frames are a sign of its life.
    }

    public void Dispose() => _silence.Dispose();
}
