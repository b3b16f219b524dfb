using System.Net.WebSockets;

namespace Netra.Apex.Client.Wire;

/// <summary>Why a connection ended.</summary>
public enum LossReason
{
    /// <summary>The network connection failed.</summary>
    Cut,

    /// <summary>Nothing was heard within the heartbeat's time-out.</summary>
    Silent,

    /// <summary>The other side closed it in good order.</summary>
    Closed,

    /// <summary>The other side broke the protocol.</summary>
    Malformed,

    /// <summary>A newer connection of the same client took its place.</summary>
    Superseded,

    /// <summary>The customer's session ended or expired.</summary>
    SessionEnded,

    /// <summary>This side was stopped.</summary>
    Stopped,
}

/// <summary>The end of a connection.</summary>
/// <param name="Reason">Why.</param>
/// <param name="At">When this side noticed, by its clock.</param>
public sealed record Loss(LossReason Reason, DateTimeOffset At);

/// <summary>A frame cannot be taken, and the connection ends for this reason.</summary>
/// <param name="reason">Why the connection ends.</param>
/// <param name="message">What was expected and what came, as a sentence.</param>
internal sealed class FrameRefusedException(LossReason reason, string message) : Exception(message)
{
    public LossReason Reason { get; } = reason;

    /// <summary>Refuses what breaks the protocol.</summary>
    public static void ThrowIfMalformed(bool isBroken, string message)
    {
        if (isBroken)
        {
            throw new FrameRefusedException(LossReason.Malformed, message);
        }
    }

    /// <summary>Refuses a customer whose session is over.</summary>
    public static void ThrowIfSessionEnded(bool isOver)
    {
        if (isOver)
        {
            throw new FrameRefusedException(LossReason.SessionEnded, "The session has ended; sign in again.");
        }
    }

    /// <summary>Refuses a client whose place a newer one has taken.</summary>
    public static void ThrowIfSuperseded(bool isOld)
    {
        if (isOld)
        {
            throw new FrameRefusedException(
                LossReason.Superseded, "A newer client of the same name has replaced this one.");
        }
    }
}

/// <summary>How a reason is told to the other side: by the close status of the WebSocket.</summary>
internal static class CloseStatuses
{
    // Of the range 4000-4999, which RFC 6455 leaves to applications.
    private const WebSocketCloseStatus Superseded = (WebSocketCloseStatus)4001;

    /// <summary>The status to close with; null when there is nobody to tell.</summary>
    public static WebSocketCloseStatus? StatusOf(LossReason reason) => reason switch
    {
        LossReason.Closed => WebSocketCloseStatus.NormalClosure,
        LossReason.Malformed => WebSocketCloseStatus.ProtocolError,
        LossReason.Superseded => Superseded,
        LossReason.SessionEnded => WebSocketCloseStatus.PolicyViolation,
        LossReason.Stopped => WebSocketCloseStatus.EndpointUnavailable,
        _ => null,
    };

    /// <summary>What a status that came from the other side means.</summary>
    public static LossReason ReasonOf(WebSocketCloseStatus? status) => status switch
    {
        Superseded => LossReason.Superseded,
        WebSocketCloseStatus.PolicyViolation => LossReason.SessionEnded,
        _ => LossReason.Closed,
    };
}
