namespace Netra.Apex.Auth.Sockets.Client;

/// <summary>Counts one client's attempts to come back.</summary>
public interface IAttempts
{
    /// <summary>Attempts taken since the last connection.</summary>
    int Taken { get; }

    /// <summary>Takes one more attempt; false when there is none left.</summary>
    bool TryTake();

    /// <summary>Notes that a connection was made.</summary>
    void Reset();
}
