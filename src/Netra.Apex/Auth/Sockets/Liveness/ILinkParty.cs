using Netra.Apex.Auth.Sockets.Wire;

namespace Netra.Apex.Auth.Sockets.Liveness;

/// <summary>What a side does with a living connection.</summary>
internal interface ILinkParty
{
    /// <summary>Takes a frame that came.</summary>
    Task TakeAsync(Frame frame, CancellationToken stop);

    /// <summary>Sends what there is to send, until stopped.</summary>
    Task SendAsync(CancellationToken stop);
}
