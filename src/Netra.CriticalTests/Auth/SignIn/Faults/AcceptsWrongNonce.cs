using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.SignIn.Protocol;
using Netra.Apex.Auth.SignIn.Steps;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>A token that names a nonce is taken to name the right one.</summary>
public sealed class AcceptsWrongNonce : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<INonceValidator>(inner => new Gullible(inner, Reached));

    private sealed class Gullible(INonceValidator inner, Action reached) : INonceValidator
    {
        public bool IsOf(SignInAttempt attempt, string? presented) =>
            inner.IsOf(attempt, presented) || (presented is not null && Believe());

        private bool Believe()
        {
            reached();
            return true;
        }
    }
}
