using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace Netra.Apex.Client.Wire;

/// <summary>Frames as JSON text messages over one WebSocket, which it owns.</summary>
internal sealed class FrameChannel(WebSocket socket) : IDisposable
{
    /// <summary>Bytes of the largest message taken; a larger one fails the connection.</summary>
    public const int MaxFrameBytes = 1024 * 1024;

    private const int ReadBytes = 4096;
    private readonly SemaphoreSlim _sending = new(1);

    /// <summary>What the other side's close means; asked after <see cref="ReceiveAsync"/> has given null.</summary>
    public LossReason CloseReason => CloseStatuses.ReasonOf(socket.CloseStatus);

    /// <summary>Sends one frame; frames of several callers do not interleave.</summary>
    /// <exception cref="WebSocketException">The connection failed.</exception>
    public async Task SendAsync(Frame frame, CancellationToken stop)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(frame, Frame.Json);
        await _sending.WaitAsync(stop);
        try
        {
            await socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, stop);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>The next frame; null when the other side closed in good order.</summary>
    /// <exception cref="WebSocketException">The connection failed.</exception>
    /// <exception cref="JsonException">What came is not a frame.</exception>
    public async Task<Frame?> ReceiveAsync(CancellationToken stop)
    {
        var message = new ArrayBufferWriter<byte>(ReadBytes);
        var part = await ReadAsync(message, stop);
        while (!part.EndOfMessage)
        {
            part = await ReadAsync(message, stop);
        }

        return part.MessageType == WebSocketMessageType.Close ? null : Parse(message.WrittenSpan);
    }

    /// <summary>Says goodbye as well as it can.</summary>
    /// <returns>False when there is nobody to tell.</returns>
    public async Task<bool> CloseAsync(LossReason reason, CancellationToken late)
    {
        if (CloseStatuses.StatusOf(reason) is not { } status)
        {
            return false;
        }

        var said = socket.CloseOutputAsync(status, reason.ToString(), late);
        await said.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return said.IsCompletedSuccessfully;
    }

    public void Dispose() => socket.Dispose();

    private static Frame Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize<Frame>(utf8, Frame.Json)
                ?? throw new JsonException("Expected a frame, found null.");
        }
        catch (NotSupportedException noKind)
        {
            throw new JsonException("Expected a frame with its kind first.", noKind);
        }
    }

    private async Task<ValueWebSocketReceiveResult> ReadAsync(ArrayBufferWriter<byte> message, CancellationToken stop)
    {
        if (message.WrittenCount > MaxFrameBytes)
        {
            throw new WebSocketException(WebSocketError.HeaderError, $"A frame is larger than {MaxFrameBytes} bytes.");
        }

        var part = await socket.ReceiveAsync(message.GetMemory(ReadBytes), stop);
        message.Advance(part.Count);
        return part;
    }
}
