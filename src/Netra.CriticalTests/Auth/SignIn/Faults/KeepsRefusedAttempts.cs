using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.SignIn.Steps;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>A lost delete: a refused sign-in stays where it was.</summary>
public sealed class KeepsRefusedAttempts : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IAttempts>(inner => new Hoarding(inner, Reached));

    private sealed class Hoarding(IAttempts inner, Action reached) : IAttempts
    {
        public Task AddAsync(SignInAttempt attempt, CancellationToken cancellation) => inner.AddAsync(attempt, cancellation);

        public Task<SignInAttempt?> FindAsync(string handle, CancellationToken cancellation) => inner.FindAsync(handle, cancellation);

        public Task<bool> TryReplaceAsync(SignInStep seen, SignInAttempt attempt, CancellationToken cancellation) =>
            inner.TryReplaceAsync(seen, attempt, cancellation);

        public async Task DropAsync(string handle, CancellationToken cancellation)
        {
            if (await inner.FindAsync(handle, cancellation) is not null)
            {
                reached();
            }
        }
    }
}
