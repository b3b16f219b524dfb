namespace Netra.Apex.Auth.Sockets.Wire;

/// <summary>A connection that carries frames.</summary>
public interface IFrameChannel : IDisposable
{
    /// <summary>Sends one frame; frames of several callers do not interleave.</summary>
    /// <exception cref="System.Net.WebSockets.WebSocketException">The line failed.</exception>
    Task SendAsync(Frame frame, CancellationToken stop);

    /// <summary>The next frame; null when the other side closed in good order.</summary>
    /// <exception cref="System.Net.WebSockets.WebSocketException">The line failed.</exception>
    /// <exception cref="System.Text.Json.JsonException">What came is not a frame.</exception>
    Task<Frame?> ReceiveAsync(CancellationToken stop);
}
