using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Client;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.Sockets.Faults;

/// <summary>Missing check: the waits go on doubling past the cap.</summary>
public sealed class ForgetsTheCap : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IBackoff>((inner, provider) => new Endless(inner, provider.GetRequiredService<SocketSettings>(), Reached));

    private sealed class Endless(IBackoff inner, SocketSettings settings, Action reached) : IBackoff
    {
        public TimeSpan DelayBefore(int attempt)
        {
            var doubled = settings.BackoffBase * Math.Pow(2, attempt - 1);
            return doubled > settings.BackoffCap ? Overshoot(doubled) : inner.DelayBefore(attempt);
        }

        private TimeSpan Overshoot(TimeSpan doubled)
        {
            reached();
            return doubled;
        }
    }
}
