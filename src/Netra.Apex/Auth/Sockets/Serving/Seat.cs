using Netra.Apex.Auth.Sockets.Delivery;
using Netra.Apex.Auth.Sockets.Liveness;

namespace Netra.Apex.Auth.Sockets.Serving;

/// <summary>A client's one live connection.</summary>
internal sealed class Seat(ClientKey client)
{
    private readonly CancellationTokenSource _superseded = new();

    public ClientKey Client { get; } = client;

    /// <summary>Rings when there is something to send.</summary>
    public WakeUp Mail { get; } = new();

    /// <summary>The connection; null until it is greeted.</summary>
    public SocketLink? Link { get; set; }

    /// <summary>Cancelled when the client has connected anew.</summary>
    public CancellationToken Superseded => _superseded.Token;

    public void GiveUp() => _superseded.Cancel();
}
