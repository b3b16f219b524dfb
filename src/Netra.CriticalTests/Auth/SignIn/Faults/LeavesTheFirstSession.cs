using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sessions;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>A repeated sign-in is refused, and the session that it opened before is forgotten.</summary>
public sealed class LeavesTheFirstSession : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<ISessions>(inner => new Forgetful(inner, Reached));

    private sealed class Forgetful(ISessions inner, Action reached) : ISessions
    {
        public Task<OpenedSession> OpenAsync(Customer customer, ProviderTokens? tokens, CancellationToken cancellation) =>
            inner.OpenAsync(customer, tokens, cancellation);

        public ValueTask<Session?> FindAsync(string token, CancellationToken cancellation) => inner.FindAsync(token, cancellation);

        public Task EndAsync(SessionId id, SessionEnd reason, CancellationToken cancellation) =>
            reason == SessionEnd.SignInRepeated ? Forget() : inner.EndAsync(id, reason, cancellation);

        private Task Forget()
        {
            reached();
            return Task.CompletedTask;
        }
    }
}
