using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace Netra.Apex.Auth.Sockets.Wire;

/// <summary>Frames as JSON text messages over one WebSocket.</summary>
internal sealed class FrameChannel(WebSocket socket) : IFrameChannel
{
    /// <summary>Bytes of the largest message taken; a larger one fails the line.</summary>
    public const int MaxFrameBytes = 1024 * 1024;

    private const int ReadBytes = 4096;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly SemaphoreSlim _sending = new(1);

    public async Task SendAsync(Frame frame, CancellationToken stop)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(frame, Json);
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

    public void Dispose() => socket.Dispose();

    private static Frame Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize<Frame>(utf8, Json) ?? throw new JsonException("Expected a frame, found null.");
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
