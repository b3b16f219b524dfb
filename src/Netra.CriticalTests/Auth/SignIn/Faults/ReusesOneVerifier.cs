using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.SignIn.Protocol;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>A verifier kept in a field: every request has the same.</summary>
public sealed class ReusesOneVerifier : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IProofKeys>(inner => new Thrifty(inner, Reached));

    private sealed class Thrifty(IProofKeys inner, Action reached) : IProofKeys
    {
        private readonly string _verifier = inner.NewVerifier();

        public string NewVerifier()
        {
            reached();
            return _verifier;
        }

        public string ChallengeOf(string verifier) => inner.ChallengeOf(verifier);
    }
}
