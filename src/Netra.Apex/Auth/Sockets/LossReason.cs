namespace Netra.Apex.Auth.Sockets;

/// <summary>Why a connection ended.</summary>
public enum LossReason
{
    /// <summary>The line failed.</summary>
    Cut,

    /// <summary>Nothing was heard within the heartbeat's time-out.</summary>
    Silent,

    /// <summary>The other side closed it in good order.</summary>
    Closed,

    /// <summary>The other side sent what is not a frame.</summary>
    Malformed,

    /// <summary>The same client connected anew.</summary>
    Superseded,

    /// <summary>This side was stopped.</summary>
    Stopped,
}
