using Netra.Apex.Auth.Sockets.Liveness;
using Netra.Apex.Auth.Sockets.Wire;

namespace Netra.Apex.Auth.Sockets.Client;

/// <summary>The client's part in one connection.</summary>
internal sealed class ClientParty(ClientMemory memory, IFrameChannel channel) : ILinkParty
{
    private long _commanded;
    private long _acknowledged;

    public Task TakeAsync(Frame frame, CancellationToken stop)
    {
        memory.Take(frame);
        return Task.CompletedTask;
    }

    public async Task SendAsync(CancellationToken stop)
    {
        while (true)
        {
            await SendAcknowledgementAsync(stop);
            await SendCommandsAsync(stop);
            await memory.Mail.WaitAsync(stop);
        }
    }

    private async Task SendAcknowledgementAsync(CancellationToken stop)
    {
        if (memory.Acknowledged > _acknowledged)
        {
            _acknowledged = memory.Acknowledged;
            await channel.SendAsync(new Frame.Acknowledgement(_acknowledged), stop);
        }
    }

    private async Task SendCommandsAsync(CancellationToken stop)
    {
        foreach (var command in memory.CommandsAfter(_commanded))
        {
            _commanded = command.Sequence;
            await channel.SendAsync(command.ToFrame(), stop);
        }
    }
}
