using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Netra.Apex.Client.Wire;
using Polly;
using Polly.Retry;

namespace Netra.Apex.Client;

/// <summary>Keeps one client connected: again and again, with longer and longer waits, until it must give up.</summary>
internal sealed class Reconnection
{
    private readonly Channel<ClientEvent> _events = Channel.CreateUnbounded<ClientEvent>();
    private readonly ApexClientOptions _options;
    private readonly ClientMemory _memory;
    private readonly Outbox _outbox;
    private readonly TimeProvider _time;
    private readonly Dialer _dialer;
    private readonly ResiliencePipeline _retries;
    private int _attempts;

    public Reconnection(ApexClientOptions options, ClientMemory memory, Outbox outbox, TimeProvider time)
    {
        (_options, _memory, _outbox, _time) = (options, memory, outbox, time);
        _dialer = new Dialer(options, time);
        _retries = new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(Prepare(options.Retry)).Build();
    }

    public ChannelReader<ClientEvent> Events => _events.Reader;

    /// <summary>Runs until stopped, refused, or out of attempts.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            End(await ReconnectAsync(stop), error: null);
        }
        catch (Exception crash)
        {
            End(new ClientEvent.Failed(crash.Message), crash);
        }
    }

    private static bool IsTransient(Exception? failure) =>
        failure is LostException or WebSocketException or JsonException or IOException or TimeoutException;

    private RetryStrategyOptions Prepare(RetryStrategyOptions retry)
    {
        retry.ShouldHandle = attempt => ValueTask.FromResult(IsTransient(attempt.Outcome.Exception));
        retry.OnRetry = OnRetryAsync;
        return retry;
    }

    private ValueTask OnRetryAsync(OnRetryArguments<object> retry)
    {
        _attempts = retry.AttemptNumber + 1;
        TellFailure(retry.Outcome.Exception);
        Tell(new ClientEvent.Waiting(_attempts, retry.RetryDelay));
        return ValueTask.CompletedTask;
    }

    /// <summary>The last event; null when the client was stopped.</summary>
    private async Task<ClientEvent?> ReconnectAsync(CancellationToken stop)
    {
        try
        {
            return await LiveAsync(stop);
        }
        catch (RefusedException refused)
        {
            return new ClientEvent.Refused(refused.Message);
        }
        catch (Exception failure) when (IsTransient(failure))
        {
            return GiveUp(failure);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
    }

    private ClientEvent GiveUp(Exception failure)
    {
        TellFailure(failure);
        return new ClientEvent.GaveUp(_attempts);
    }

    /// <summary>Every round is one connection, and the attempts that it takes to make it.</summary>
    private async Task<ClientEvent?> LiveAsync(CancellationToken stop)
    {
        Loss? loss = null;
        while (!stop.IsCancellationRequested)
        {
            loss = await _retries.ExecuteAsync(ConnectAsync, new Recovery(loss), stop);
        }

        return null;
    }

    private async ValueTask<Loss> ConnectAsync(Recovery recovery, CancellationToken stop)
    {
        recovery.Begin();
        var channel = await _dialer.DialAsync(_memory, stop);
        using var link = new Link(channel, new Heartbeat(_options.HeartbeatInterval, _options.HeartbeatTimeout), _time);
        var loss = await ServeAsync(link, channel, stop);
        _memory.Tools.Lose();
        _outbox.Lose();
        return loss;
    }

    private async Task<Loss> ServeAsync(Link link, FrameChannel channel, CancellationToken stop)
    {
        var stopped = new TaskCompletionSource<LossReason>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stopping = stop.UnsafeRegister(_ => stopped.TrySetResult(LossReason.Stopped), null);
        _attempts = 0;
        _memory.Wake = link.Wake;
        Tell(new ClientEvent.Connected());
        var loss = await link.RunAsync(new ClientParty(_memory, _outbox, channel), stopped.Task);
        Tell(new ClientEvent.Lost(loss.Reason, loss.At));
        return RefusedException.For(loss.Reason) is { } refused ? throw refused : loss;
    }

    private void TellFailure(Exception? failure)
    {
        if (failure is not (null or LostException))
        {
            Tell(new ClientEvent.Failed(failure.Message));
        }
    }

    private void Tell(ClientEvent change) => _events.Writer.TryWrite(change);

    private void End(ClientEvent? last, Exception? error)
    {
        if (last is not null)
        {
            Tell(last);
        }

        var end = new ClientEndedException($"The client has ended: {last?.ToString() ?? "it was disposed"}.");
        _memory.End(end);
        _outbox.End(end);
        _events.Writer.TryComplete(error);
    }

    private sealed class LostException : Exception;

    /// <summary>What an execution recovers from. Polly does not wait before a first attempt, so the loss counts as the
    /// one that failed:
    /// otherwise all who lost the same platform would come back in the same instant.</summary>
    private sealed class Recovery(Loss? loss)
    {
        private Loss? _loss = loss;

        public void Begin()
        {
            if (Interlocked.Exchange(ref _loss, null) is not null)
            {
                throw new LostException();
            }
        }
    }
}

/// <summary>The client's part in one connection.</summary>
internal sealed class ClientParty(ClientMemory memory, Outbox outbox, FrameChannel channel) : ILinkParty
{
    private long _commanded;
    private long _acknowledged;

    public Task TakeAsync(Frame frame, CancellationToken stop)
    {
        Take(frame);
        return Task.CompletedTask;
    }

    public async Task SendAsync(CancellationToken stop)
    {
        await SendAcknowledgementAsync(stop);
        foreach (var command in memory.CommandsAfter(_commanded))
        {
            _commanded = command.Sequence;
            await channel.SendAsync(new Frame.Command(command.Sequence, command.Body), stop);
        }

        await SendCallsAsync(stop);
        while (outbox.Next() is { } message)
        {
            await channel.SendAsync(new Frame.Enqueue(message), stop);
        }
    }

    private async Task SendCallsAsync(CancellationToken stop)
    {
        while (memory.Tools.Next() is { } call)
        {
            await channel.SendAsync(call, stop);
        }
    }

    private void Take(Frame frame)
    {
        Action take = frame switch
        {
            Frame.Accepted accepted => () => memory.Confirm(accepted.Sequence),
            Frame.Delivery delivery => () => memory.Receive(delivery.Message),
            Frame.ToolAnswer answer => () => memory.Tools.Take(answer),
            Frame.Enqueued queued => () => outbox.Take(queued.Id, queued.Answer),
            _ => () => { },
        };
        take();
    }

    private async Task SendAcknowledgementAsync(CancellationToken stop)
    {
        if (memory.Acknowledged > _acknowledged)
        {
            _acknowledged = memory.Acknowledged;
            await channel.SendAsync(new Frame.Acknowledgement(_acknowledged), stop);
        }
    }
}
