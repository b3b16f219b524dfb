using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sessions;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>A lost update: a part of the renewed tokens is not stored.</summary>
public abstract class StaleVaultFault : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<ITokenVault>(inner => new Stale(this, inner));

    /// <summary>What is stored in place of the renewed tokens.</summary>
    protected abstract ProviderTokens Mix(ProviderTokens known, ProviderTokens renewed);

    private ProviderTokens Spoil(ProviderTokens known, ProviderTokens renewed)
    {
        var mixed = Mix(known, renewed);
        if (mixed != renewed)
        {
            Reached();
        }

        return mixed;
    }

    private sealed class Stale(StaleVaultFault fault, ITokenVault inner) : ITokenVault
    {
        public Task<ProviderTokens?> LoadAsync(SessionId id, CancellationToken cancellation) => inner.LoadAsync(id, cancellation);

        public async Task SaveAsync(SessionId id, ProviderTokens tokens, CancellationToken cancellation)
        {
            var known = await inner.LoadAsync(id, cancellation);
            await inner.SaveAsync(id, known is null ? tokens : fault.Spoil(known, tokens), cancellation);
        }
    }
}
