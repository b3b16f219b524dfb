using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.SignIn.Protocol;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>The hash is left out: the provider is told the verifier where its challenge belongs.</summary>
public sealed class SendsTheVerifierItself : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IProofKeys>(inner => new Talkative(inner, Reached));

    private sealed class Talkative(IProofKeys inner, Action reached) : IProofKeys
    {
        public string NewVerifier() => inner.NewVerifier();

        public string ChallengeOf(string verifier)
        {
            reached();
            return verifier;
        }
    }
}
