namespace Netra.Apex.Auth.Sockets.Client;

/// <summary>Where a client connects, and as whom.</summary>
/// <param name="Address">The platform's address, or that of the line to it; http or https.</param>
/// <param name="Token">The session's token.</param>
/// <param name="Name">What the client calls itself; the same name finds the same state again.</param>
public sealed record SocketClientOptions(Uri Address, string Token, string Name);
