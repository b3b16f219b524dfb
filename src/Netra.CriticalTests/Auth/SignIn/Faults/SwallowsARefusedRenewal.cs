using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.SignIn.Renewal;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>A refusal swallowed: the session goes on with the tokens it had.</summary>
public sealed class SwallowsARefusedRenewal : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<ITokenRefresher>(inner => new Stubborn(inner, Reached));

    private sealed class Stubborn(ITokenRefresher inner, Action reached) : ITokenRefresher
    {
        public async Task<ProviderTokens?> RefreshAsync(ProviderTokens tokens, CancellationToken cancellation)
        {
            var renewed = await inner.RefreshAsync(tokens, cancellation);
            if (renewed is null)
            {
                reached();
            }

            return renewed ?? tokens;
        }
    }
}
