using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Liveness;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Wrong limit: a client gives a line up when one beat has gone unheard, and not only when the time-out ends.</summary>
public sealed class LosesPatienceAfterOneBeat : ApexFault
{
    private static readonly TimeSpan Limit = new SocketSettings().HeartbeatInterval * 1.5;

    protected internal override void Apply(IServiceCollection services) => services.Decorate<IHeartbeats>(
        (inner, provider) => new Hasty(inner, provider.GetRequiredService<TimeProvider>(), Reached));

    private sealed class Hasty(IHeartbeats inner, TimeProvider time, Action reached) : IHeartbeats
    {
        public IHeartbeatMonitor Watch(SocketSide side) =>
            side == SocketSide.Client ? new Monitor(inner.Watch(side), time, reached) : inner.Watch(side);
    }

    private sealed class Monitor : DecoratedMonitor
    {
        private readonly CancellationTokenSource _silence;

        public Monitor(IHeartbeatMonitor inner, TimeProvider time, Action reached)
            : base(inner)
        {
            _silence = new CancellationTokenSource(Limit, time);
            _silence.Token.UnsafeRegister(_ => reached(), null);
        }

        public override CancellationToken Silent => _silence.Token;

        public override void Heard()
        {
            base.Heard();
            _silence.CancelAfter(Limit);
        }

        public override void Dispose()
        {
            _silence.Dispose();
            base.Dispose();
        }
    }
}
