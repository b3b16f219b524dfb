using System.Collections.Concurrent;

namespace Netra.Apex.Auth.Sessions;

/// <summary>Ends the open connections of a session with the session: the framework asks who is there only when a
/// connection begins.</summary>
/// <remarks>It knows what happens in this process. A connection joins first and then looks the session up by
/// <see cref="SessionStore.FindAsync"/>, so that no end is missed; that also sets when the session expires.</remarks>
internal sealed class LiveSessions(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _open = new(StringComparer.Ordinal);

    /// <summary>Cancelled when the session ends or expires.</summary>
    public CancellationToken Join(string session) => _open.GetOrAdd(session, Begin).Token;

    /// <summary>Ends what has joined.</summary>
    public void End(string session) => _open.GetValueOrDefault(session)?.Cancel();

    /// <summary>Ends what has joined after a time above zero, whatever was said before.</summary>
    public void EndIn(string session, TimeSpan left) => _open.GetValueOrDefault(session)?.CancelAfter(left);

    private CancellationTokenSource Begin(string session)
    {
        var ending = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        ending.Token.Register(() => _open.TryRemove(KeyValuePair.Create(session, ending)));
        return ending;
    }
}
