using System.Collections.Concurrent;

namespace Netra.Apex.Auth.Sessions;

/// <summary>Ends the open connections of a session with the session: the framework asks who is there only when a connection begins.</summary>
internal sealed class LiveSessions
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _open = new(StringComparer.Ordinal);

    /// <summary>Cancelled when the session ends in this process; join first and then ask the store, so that no end is missed.</summary>
    public CancellationToken Join(string session) => _open.GetOrAdd(session, _ => new CancellationTokenSource()).Token;

    /// <summary>Ends what has joined.</summary>
    public void End(string session)
    {
        if (_open.TryRemove(session, out var ending))
        {
            ending.Cancel();
        }
    }
}
