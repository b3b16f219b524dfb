using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sessions;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>A lost update: the new access token is stored, the new refresh token is not.</summary>
public sealed class KeepsTheOldRefreshToken : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<ITokenVault>(inner => new Stale(inner, Reached));

    private sealed class Stale(ITokenVault inner, Action reached) : ITokenVault
    {
        public Task<ProviderTokens?> LoadAsync(SessionId id, CancellationToken cancellation) => inner.LoadAsync(id, cancellation);

        public async Task SaveAsync(SessionId id, ProviderTokens tokens, CancellationToken cancellation)
        {
            reached();
            var known = await inner.LoadAsync(id, cancellation);
            await inner.SaveAsync(id, known is null ? tokens : tokens with { RefreshToken = known.RefreshToken }, cancellation);
        }
    }
}
