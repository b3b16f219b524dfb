using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.SignIn.Protocol;
using Netra.Apex.Auth.SignIn.Steps;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>A check that is made and not heeded: any state will do.</summary>
public sealed class AcceptsForgedState : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IStateValidator>(inner => new Gullible(inner, Reached));

    private sealed class Gullible(IStateValidator inner, Action reached) : IStateValidator
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
