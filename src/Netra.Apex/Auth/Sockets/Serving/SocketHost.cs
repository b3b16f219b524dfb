using Netra.Apex.Auth.Sockets.Liveness;
using Netra.Apex.Auth.Sockets.Wire;

namespace Netra.Apex.Auth.Sockets.Serving;

/// <summary>Serves one connection from its greeting to its end.</summary>
internal sealed class SocketHost(
    Reception reception, SocketLinks links, Seats seats, Correspondence kept, IConnectionFeed feed, TimeProvider time)
{
    public async Task ServeAsync(string subject, IFrameChannel channel, CancellationToken stop)
    {
        if (await reception.HearAsync(channel, stop) is { } hello)
        {
            await ServeAsync(hello, seats.Take(new ClientKey(subject, hello.Client)), channel, stop);
        }
    }

    private async Task ServeAsync(Frame.Hello hello, Seat seat, IFrameChannel channel, CancellationToken stop)
    {
        try
        {
            using var link = seat.Link = links.Open(channel, SocketSide.Server);
            feed.Publish(new ConnectionChange(seat.Client, Lost: null, time.GetUtcNow()));
            feed.Publish(await LiveAsync(link, new ServerParty(hello, seat, channel, kept), seat, stop));
        }
        finally
        {
            seats.Leave(seat);
        }
    }

    private static async Task<ConnectionChange> LiveAsync(SocketLink link, ServerParty party, Seat seat, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop, seat.Superseded);
        var loss = await link.RunAsync(party, end.Token);
        var reason = seat.Superseded.IsCancellationRequested ? LossReason.Superseded : loss.Reason;
        return new ConnectionChange(seat.Client, reason, loss.At);
    }
}
