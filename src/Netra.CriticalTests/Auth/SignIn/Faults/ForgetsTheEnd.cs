using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sessions;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>What ended a session is stored and not looked at.</summary>
public sealed class ForgetsTheEnd : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<ISessionValidity>(inner => new Forgetful(inner, Reached));

    private sealed class Forgetful(ISessionValidity inner, Action reached) : ISessionValidity
    {
        public bool IsExpired(Session session) => inner.IsExpired(session);

        public bool IsEnded(Session session) => inner.IsEnded(session) && !Overlook();

        private bool Overlook()
        {
            reached();
            return true;
        }
    }
}
