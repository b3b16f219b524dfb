using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Netra.Apex.Auth.Sockets.Liveness;

namespace Netra.Apex.Auth.Sockets.Client;

/// <summary>Keeps one client connected: again and again, with longer and longer waits, until it must give up.</summary>
internal sealed class Reconnection(Greeting greeting, SocketLinks links, IBackoff backoff, IAttempts attempts, TimeProvider time)
{
    private readonly Channel<ClientEvent> _events = Channel.CreateUnbounded<ClientEvent>();
    private SocketLink? _link;

    public ChannelReader<ClientEvent> Events => _events.Reader;

    public DateTimeOffset? LastHeard => _link?.LastHeard;

    /// <summary>Runs until stopped, refused, or out of attempts.</summary>
    public async Task RunAsync(SocketClientOptions options, ClientMemory memory, CancellationToken stop)
    {
        try
        {
            await RunAttemptsAsync(options, memory, stop);
            _events.Writer.Complete();
        }
        catch (Exception crash)
        {
            _events.Writer.Complete(crash);
            throw;
        }
    }

    private async Task RunAttemptsAsync(SocketClientOptions options, ClientMemory memory, CancellationToken stop)
    {
        while (await TryAsync(options, memory, stop) && await WaitAsync(stop))
        {
            // Every round is one attempt, and the connection that came of it.
        }
    }

    private async Task<bool> TryAsync(SocketClientOptions options, ClientMemory memory, CancellationToken stop)
    {
        try
        {
            await LiveAsync(options, memory, stop);
        }
        catch (SocketRefusedException refused)
        {
            Tell(new ClientEvent.Refused(refused.Message));
            return false;
        }
        catch (Exception failed) when (failed is WebSocketException or JsonException or OperationCanceledException)
        {
            Tell(new ClientEvent.Failed(failed.Message));
        }

        return !stop.IsCancellationRequested;
    }

    private async Task LiveAsync(SocketClientOptions options, ClientMemory memory, CancellationToken stop)
    {
        var channel = await greeting.GreetAsync(options, memory, stop);
        using var link = _link = links.Open(channel, SocketSide.Client);
        attempts.Reset();
        Tell(new ClientEvent.Connected());
        var loss = await link.RunAsync(new ClientParty(memory, channel), stop);
        Tell(new ClientEvent.Lost(loss.Reason, loss.At));
    }

    private async Task<bool> WaitAsync(CancellationToken stop)
    {
        if (!attempts.TryTake())
        {
            Tell(new ClientEvent.GaveUp(attempts.Taken));
            return false;
        }

        var delay = backoff.DelayBefore(attempts.Taken);
        var waiting = Task.Delay(delay, time, stop);
        Tell(new ClientEvent.Waiting(attempts.Taken, delay));
        await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !stop.IsCancellationRequested;
    }

    private void Tell(ClientEvent change) => _events.Writer.TryWrite(change);
}
