using System.Net;
using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth;
using Netra.Apex.Client;
using Netra.Apex.Client.Wire;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures;
using Polly;

namespace Netra.CriticalTests.Auth.WebSocketRecoveryFaults;

/// <summary>A fault in a client's options.</summary>
public abstract class ClientOptionFault : Fault, IClientFault
{
    protected override bool CanTell => false;

    public void ApplyToClient(IServiceCollection services) => services.PostConfigure<ApexClientOptions>(Break);

    protected abstract void Break(ApexClientOptions options);
}

/// <summary>Swallowed error: a client whose connection fails keeps waiting for the next frame.</summary>
public sealed class ClientIgnoresReadError : Fault, IClientFault
{
    public void ApplyToClient(IServiceCollection services) =>
        services.PostConfigure<ApexClientOptions>(options => options.Handler = new Handler(options.Handler!, Reached));

    private sealed class Handler(HttpMessageHandler inner, Action reached) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            response.Content = new Connection(response.Content.ReadAsStream(cancellationToken), reached);
            return response;
        }
    }

    private sealed class Connection(Stream stream, Action reached) : HttpContent
    {
        protected override Stream CreateContentReadStream(CancellationToken cancellationToken) =>
            new TornStream(stream, reached);

        protected override Task SerializeToStreamAsync(Stream target, TransportContext? context) =>
            stream.CopyToAsync(target);

        protected override bool TryComputeLength(out long length) => (length = -1) > 0;
    }
}

/// <summary>Wrong reason: the platform reports a failed connection as closed by the client.</summary>
public sealed class PlatformTreatsCutAsNormalClose : FrameFault
{
    internal override async Task<Frame?> ReceiveAsync(FrameChannel channel, CancellationToken stop)
    {
        try
        {
            return await base.ReceiveAsync(channel, stop);
        }
        catch (WebSocketException)
        {
            Reached();
            return null;
        }
    }
}

/// <summary>Wrong setting: the client's time-out is a second too long.</summary>
public sealed class ClientHeartbeatTimeoutTooLong : ClientOptionFault
{
    protected override void Break(ApexClientOptions options) => options.HeartbeatTimeout += TimeSpan.FromSeconds(1);
}

/// <summary>Wrong setting: the platform's time-out is a second too long.</summary>
internal sealed class PlatformHeartbeatTimeoutTooLong()
    : OptionFault<AuthSettings>(settings => settings.Sockets.HeartbeatTimeout += TimeSpan.FromSeconds(1));

/// <summary>Lost update: a received frame does not restart the client's time-out.</summary>
public sealed class ClientTimeoutNotReset : Fault, IClientFault
{
    public void ApplyToClient(IServiceCollection services) =>
        services.Decorate<TimeProvider>(right => new Clock(right, Reached));

    private sealed class Clock(TimeProvider right, Action reached) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => right.GetUtcNow();

        public override long GetTimestamp() => right.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new Timer(right.CreateTimer(callback, state, dueTime, period), reached);
    }

    private sealed class Timer(ITimer right, Action reached) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            reached();
            return true;
        }

        public void Dispose() => right.Dispose();

        public ValueTask DisposeAsync() => right.DisposeAsync();
    }
}

/// <summary>Wrong option: every wait is as long as the first.</summary>
public sealed class UsesConstantBackoff : ClientOptionFault
{
    protected override void Break(ApexClientOptions options) => options.Retry.BackoffType = DelayBackoffType.Constant;
}

/// <summary>Option left out: the waits keep growing past the cap.</summary>
public sealed class OmitsBackoffCap : ClientOptionFault
{
    protected override void Break(ApexClientOptions options) => options.Retry.MaxDelay = null;
}

/// <summary>Option left out: every client waits equally long.</summary>
public sealed class DisablesJitter : ClientOptionFault
{
    protected override void Break(ApexClientOptions options) => options.Retry.UseJitter = false;
}

/// <summary>Option left out: a client never gives up.</summary>
public sealed class NeverGivesUp : ClientOptionFault
{
    protected override void Break(ApexClientOptions options) => options.Retry.MaxRetryAttempts = int.MaxValue;
}

/// <summary>Missing check: a client that returns is received like a new one.</summary>
public sealed class ReceivesAReturnLikeANewClient : FrameFault
{
    internal override Func<Frame, IEnumerable<Frame>> Taking() =>
        frame => [frame is Frame.Hello hello ? hello with { Resumes = false } : frame];
}

/// <summary>Off by one: the last thread is not restored.</summary>
public sealed class LosesTheLastThread : FrameFault
{
    internal override Func<Frame, IEnumerable<Frame>> Sending() => frame =>
        [frame is Frame.Welcome { State.Threads: [.. var kept, _] } welcome
            ? welcome with { State = welcome.State with { Threads = kept } } : frame];
}

/// <summary>Stale copy: every reconnection restores the preferences of the first one.</summary>
public sealed class RestoresTheFirstPreferences : FrameFault
{
    private Frame.Welcome? _first;

    internal override Func<Frame, IEnumerable<Frame>> Sending() =>
        frame => [frame is Frame.Welcome welcome ? Restore(welcome) : frame];

    private Frame.Welcome Restore(Frame.Welcome welcome)
    {
        _first ??= welcome.State.Preferences.IsEmpty ? null : welcome;
        return _first is null
            ? welcome : welcome with { State = welcome.State with { Preferences = _first.State.Preferences } };
    }
}

/// <summary>Off by one: the message after the acknowledged one is deleted, too.</summary>
public sealed class AcknowledgesOneTooMany : FrameFault
{
    internal override Func<Frame, IEnumerable<Frame>> Taking() => frame =>
        [frame is Frame.Acknowledgement done ? new Frame.Acknowledgement(done.Sequence + 1) : frame];
}

/// <summary>Off by one: the acknowledged message itself is kept.</summary>
public sealed class AcknowledgesOneTooFew : FrameFault
{
    internal override Func<Frame, IEnumerable<Frame>> Taking() => frame => frame switch
    {
        Frame.Acknowledgement done => [new Frame.Acknowledgement(done.Sequence - 1)],
        Frame.Hello hello => [hello with { Acknowledged = Math.Max(0, hello.Acknowledged - 1) }],
        _ => [frame],
    };
}

/// <summary>Wrong order: a message of one thread is held until the next one of another thread is sent.</summary>
public sealed class ReordersAcrossThreads : FrameFault
{
    internal override Func<Frame, IEnumerable<Frame>> Sending()
    {
        var held = new List<Frame>();
        return frame => frame is Frame.Delivery { Message.Thread: "b" } ? Hold(held, frame) : Release(held, frame);
    }

    private static IEnumerable<Frame> Hold(List<Frame> held, Frame frame)
    {
        held.Add(frame);
        return [];
    }

    private static IEnumerable<Frame> Release(List<Frame> held, Frame frame)
    {
        Frame[] frames = frame is Frame.Delivery ? [frame, .. held] : [frame];
        held.RemoveAll(_ => frame is Frame.Delivery);
        return frames;
    }
}

/// <summary>Lost identity: a message gets a new sequence number on each connection.</summary>
public sealed class RenumbersOnReconnect : FrameFault
{
    private int _connections;

    internal override Func<Frame, IEnumerable<Frame>> Sending()
    {
        var shift = Interlocked.Increment(ref _connections) - 1;
        return frame =>
            [frame is Frame.Delivery(var message)
                ? new Frame.Delivery(message with { Sequence = message.Sequence + shift }) : frame];
    }
}

/// <summary>Missing check: the platform executes a command that it has executed before.</summary>
public sealed class ExecutesDuplicateCommands : FrameFault
{
    private int _connections;

    // A repeated command arrives under a sequence number that was not executed yet, and is confirmed under its own.
    internal override Func<Frame, IEnumerable<Frame>> Taking()
    {
        var shift = _connections;
        return frame => [frame is Frame.Command command ? command with { Sequence = command.Sequence + shift } : frame];
    }

    internal override Func<Frame, IEnumerable<Frame>> Sending()
    {
        var shift = _connections++;
        return frame => [frame is Frame.Accepted accepted ? new Frame.Accepted(accepted.Sequence - shift) : frame];
    }
}

/// <summary>Missing check: whatever number a client gives is taken for the one that is expected.</summary>
public sealed class ReadsAnySequenceAsTheNext : FrameFault
{
    internal override Func<Frame, IEnumerable<Frame>> Taking() => frame => frame switch
    {
        Frame.Hello hello => [hello with { Acknowledged = 0 }],
        Frame.Acknowledgement => [new Frame.Acknowledgement(0)],
        Frame.Command command => [command with { Sequence = 1 }],
        _ => [frame],
    };
}

/// <summary>Lost identity: all clients of one name are taken for the same running client.</summary>
public sealed class TakesAllClientsForOne : FrameFault
{
    internal override Func<Frame, IEnumerable<Frame>> Taking() => frame =>
        [frame is Frame.Hello hello ? hello with { Instance = "one" } : frame];
}
