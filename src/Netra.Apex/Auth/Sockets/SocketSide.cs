namespace Netra.Apex.Auth.Sockets;

/// <summary>The two ends of a connection.</summary>
public enum SocketSide
{
    /// <summary>The end that dials.</summary>
    Client,

    /// <summary>The platform's end.</summary>
    Server,
}
