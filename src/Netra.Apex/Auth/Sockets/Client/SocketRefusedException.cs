using System.Net;

namespace Netra.Apex.Auth.Sockets.Client;

/// <summary>The platform answered that this session may not connect; trying again would not help.</summary>
/// <param name="status">What it answered.</param>
public sealed class SocketRefusedException(HttpStatusCode status)
    : Exception($"The platform refused the connection with {(int)status}; sign in again.")
{
    /// <summary>What the platform answered.</summary>
    public HttpStatusCode Status { get; } = status;
}
