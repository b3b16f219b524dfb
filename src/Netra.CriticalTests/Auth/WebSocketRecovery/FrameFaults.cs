using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Client.Wire;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.WebSocketRecoveryFaults;

/// <summary>A fault in the frames that the platform sends or takes: it stands between the platform and its
/// WebSockets.</summary>
public abstract class FrameFault : ApexFault
{
    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => services.AddSingleton<IStartupFilter>(new Filter(this));

    /// <summary>What a new connection of the platform takes in place of each frame that comes; asked before
    /// <see cref="Sending"/>.</summary>
    internal virtual Func<Frame, IEnumerable<Frame>> Taking() => frame => [frame];

    /// <summary>What a new connection of the platform sends in place of each of its frames.</summary>
    internal virtual Func<Frame, IEnumerable<Frame>> Sending() => frame => [frame];

    /// <summary>The next frame that comes; null when the client closed in good order.</summary>
    internal virtual Task<Frame?> ReceiveAsync(FrameChannel channel, CancellationToken stop) =>
        channel.ReceiveAsync(stop);

    /// <summary>Marks the fault when it makes a difference.</summary>
    internal IReadOnlyList<Frame> Break(Frame frame, Func<Frame, IEnumerable<Frame>> change)
    {
        Frame[] changed = [.. change(frame)];
        if (changed is not [var same] || same != frame)
        {
            Reached();
        }

        return changed;
    }

    private sealed class Filter(FrameFault fault) : IStartupFilter
    {
        // The middleware of the platform leaves a feature alone that is there already.
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
            app.Use(WrapAsync);
            next(app);
        };

        private Task WrapAsync(HttpContext http, RequestDelegate next)
        {
            var sockets = http.Features.GetRequiredFeature<IHttpWebSocketFeature>();
            http.Features.Set<IHttpWebSocketFeature>(new Sockets(sockets, fault));
            return next(http);
        }
    }

    private sealed class Sockets(IHttpWebSocketFeature inner, FrameFault fault) : IHttpWebSocketFeature
    {
        public bool IsWebSocketRequest => inner.IsWebSocketRequest;

        public async Task<WebSocket> AcceptAsync(WebSocketAcceptContext context) =>
            new BrokenSocket(await inner.AcceptAsync(context), fault);
    }
}

/// <summary>The platform's end of a connection with a fault in it.</summary>
internal sealed class BrokenSocket(WebSocket inner, FrameFault fault) : WebSocket
{
    private readonly FrameChannel _channel = new(inner);
    private readonly Func<Frame, IEnumerable<Frame>> _taking = fault.Taking();
    private readonly Func<Frame, IEnumerable<Frame>> _sending = fault.Sending();
    private readonly Queue<Frame> _taken = new();
    private ReadOnlyMemory<byte> _rest;

    public override WebSocketCloseStatus? CloseStatus => inner.CloseStatus;

    public override string? CloseStatusDescription => inner.CloseStatusDescription;

    public override WebSocketState State => inner.State;

    public override string? SubProtocol => inner.SubProtocol;

    public override async Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage,
        CancellationToken cancellationToken)
    {
        foreach (var frame in fault.Break(JsonSerializer.Deserialize<Frame>(buffer, Frame.Json)!, _sending))
        {
            await _channel.SendAsync(frame, cancellationToken);
        }
    }

    public override async Task<WebSocketReceiveResult> ReceiveAsync(
        ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        if (_rest.IsEmpty && !await TakeAsync(cancellationToken))
        {
            return new WebSocketReceiveResult(0, WebSocketMessageType.Close, endOfMessage: true);
        }

        var count = Math.Min(_rest.Length, buffer.Count);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return new WebSocketReceiveResult(count, WebSocketMessageType.Text, _rest.IsEmpty);
    }

    public override Task CloseAsync(
        WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        inner.CloseAsync(closeStatus, statusDescription, cancellationToken);

    public override Task CloseOutputAsync(
        WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        inner.CloseOutputAsync(closeStatus, statusDescription, cancellationToken);

    public override void Abort() => inner.Abort();

    public override void Dispose() => inner.Dispose();

    private async Task<bool> TakeAsync(CancellationToken stop)
    {
        while (_taken.Count == 0 && await fault.ReceiveAsync(_channel, stop) is { } frame)
        {
            fault.Break(frame, _taking).ToList().ForEach(_taken.Enqueue);
        }

        var isThere = _taken.TryDequeue(out var next);
        _rest = isThere ? JsonSerializer.SerializeToUtf8Bytes(next!, Frame.Json) : default;
        return isThere;
    }
}
