using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Auth.SignIn.Renewal;

/// <summary>One caller at a time for a session: two that renew at once would present the same refresh token, and the second ends the session.</summary>
internal sealed class RenewalTurns
{
    private readonly SemaphoreSlim[] _lanes = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits for the turn of a session; it ends when the result is disposed.</summary>
    public async Task<IDisposable> WaitAsync(SessionId session, CancellationToken cancellation)
    {
        var lane = _lanes[(uint)session.GetHashCode() % _lanes.Length];
        await lane.WaitAsync(cancellation);
        return new Turn(lane);
    }

    private sealed class Turn(SemaphoreSlim lane) : IDisposable
    {
        public void Dispose() => lane.Release();
    }
}
