using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.SignIn.Renewal;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>The margin is left out: a token is renewed when it is already too late.</summary>
public sealed class RenewsOnlyOnceExpired : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IRenewalPolicy>((_, platform) => new Tardy(platform.GetRequiredService<TimeProvider>(), Reached));

    private sealed class Tardy(TimeProvider time, Action reached) : IRenewalPolicy
    {
        public bool IsDue(ProviderTokens tokens)
        {
            reached();
            return tokens.ExpiresAt <= time.GetUtcNow();
        }
    }
}
