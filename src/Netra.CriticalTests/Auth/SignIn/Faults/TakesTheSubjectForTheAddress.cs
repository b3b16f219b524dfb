using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.SignIn.Protocol;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>The wrong claim is read: the address is the subject.</summary>
public sealed class TakesTheSubjectForTheAddress : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IIdentityTokens>(inner => new Mistaken(inner, Reached));

    private sealed class Mistaken(IIdentityTokens inner, Action reached) : IIdentityTokens
    {
        public async Task<VerifiedIdentity?> ReadAsync(string idToken, CancellationToken cancellation)
        {
            var identity = await inner.ReadAsync(idToken, cancellation);
            return identity is null ? null : Mistake(identity);
        }

        private VerifiedIdentity Mistake(VerifiedIdentity identity)
        {
            reached();
            return identity with { Customer = identity.Customer with { Email = identity.Customer.Subject } };
        }
    }
}
