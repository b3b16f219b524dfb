namespace Netra.Apex.Auth.Sockets.Serving;

/// <summary>Tells which clients are connected.</summary>
public interface IPresence
{
    /// <summary>When the platform last heard from a client on its present connection; null when the client is away.</summary>
    DateTimeOffset? LastHeard(ClientKey client);
}
