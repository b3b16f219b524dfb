using Netra.Apex.Auth.Sockets.Liveness;
using Netra.Apex.Auth.Sockets.State;
using Netra.Apex.Auth.Sockets.Wire;

namespace Netra.Apex.Auth.Sockets.Serving;

/// <summary>The platform's part in one connection.</summary>
internal sealed class ServerParty(Frame.Hello hello, Seat seat, IFrameChannel channel, Correspondence kept) : ILinkParty
{
    public Task TakeAsync(Frame frame, CancellationToken stop) => frame switch
    {
        Frame.Command command => ObeyAsync(command, stop),
        Frame.Acknowledgement done => kept.Outbox.AcknowledgeAsync(seat.Client, done.Sequence).AsTask(),
        _ => Task.CompletedTask,
    };

    public async Task SendAsync(CancellationToken stop)
    {
        await WelcomeAsync(stop);
        var sent = 0L;
        while (true)
        {
            sent = await SendPendingAsync(sent, stop);
            await seat.Mail.WaitAsync(stop);
        }
    }

    private async Task WelcomeAsync(CancellationToken stop)
    {
        await kept.Outbox.AcknowledgeAsync(seat.Client, hello.Acknowledged);
        await channel.SendAsync(new Frame.Welcome(await kept.States.FindAsync(seat.Client)), stop);
    }

    private async Task<long> SendPendingAsync(long sent, CancellationToken stop)
    {
        foreach (var message in kept.Replay.Next(await kept.Outbox.PendingAsync(seat.Client), sent))
        {
            await channel.SendAsync(new Frame.Delivery(message), stop);
            sent = Math.Max(sent, message.Sequence);
        }

        return sent;
    }

    private async Task ObeyAsync(Frame.Command command, CancellationToken stop)
    {
        await kept.States.UpdateAsync(seat.Client, state => Obey(state, command));
        await channel.SendAsync(new Frame.Accepted(command.Sequence), stop);
    }

    private ClientState Obey(ClientState state, Frame.Command command) =>
        kept.Receipts.IsNew(SocketSide.Server, state.LastCommand, command.Sequence)
            ? state.After(command.Sequence, command.Body)
            : state;
}
