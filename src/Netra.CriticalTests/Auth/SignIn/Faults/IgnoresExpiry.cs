using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sessions;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>The clock is not checked: a session never expires.</summary>
public sealed class IgnoresExpiry : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<ISessionValidity>(inner => new Patient(inner, Reached));

    private sealed class Patient(ISessionValidity inner, Action reached) : ISessionValidity
    {
        public bool IsExpired(Session session) => inner.IsExpired(session) && !Overlook();

        public bool IsEnded(Session session) => inner.IsEnded(session);

        private bool Overlook()
        {
            reached();
            return true;
        }
    }
}
