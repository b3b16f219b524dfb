using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sessions;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>Off by one: the instant of expiry counts as before it.</summary>
public sealed class ForgivesTheInstantOfExpiry : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<ISessionValidity>((inner, platform) => new Patient(inner, platform.GetRequiredService<TimeProvider>(), Reached));

    private sealed class Patient(ISessionValidity inner, TimeProvider time, Action reached) : ISessionValidity
    {
        public bool IsExpired(Session session) =>
            inner.IsExpired(session) && (time.GetUtcNow() > session.ExpiresAt || !Forgive());

        public bool IsEnded(Session session) => inner.IsEnded(session);

        private bool Forgive()
        {
            reached();
            return true;
        }
    }
}
