namespace Netra.Apex.Auth.Sockets.Client;

/// <summary>How long a client waits before it tries again.</summary>
public interface IBackoff
{
    /// <summary>The wait before an attempt; not negative.</summary>
    /// <param name="attempt">The attempt's number since the connection was lost, from 1.</param>
    TimeSpan DelayBefore(int attempt);
}
