using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.SignIn.Renewal;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>The margin is left out: a token is renewed when it is already too late.</summary>
public sealed class RenewsOnlyOnceExpired : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IRenewalPolicy>((inner, platform) => new Tardy(inner, platform.GetRequiredService<TimeProvider>(), Reached));

    private sealed class Tardy(IRenewalPolicy inner, TimeProvider time, Action reached) : IRenewalPolicy
    {
        public bool IsDue(ProviderTokens tokens) =>
            inner.IsDue(tokens) && (tokens.ExpiresAt <= time.GetUtcNow() || !Delay());

        private bool Delay()
        {
            reached();
            return true;
        }
    }
}
