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
        private string? _verifier;

        public string NewVerifier()
        {
            var fresh = inner.NewVerifier();
            return Interlocked.CompareExchange(ref _verifier, fresh, null) is { } known ? Reuse(known) : fresh;
        }

        public string ChallengeOf(string verifier) => inner.ChallengeOf(verifier);

        private string Reuse(string known)
        {
            reached();
            return known;
        }
    }
}
