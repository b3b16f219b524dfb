namespace Netra.Apex.Auth.Sessions;

internal sealed class SessionDesk(ISessionStore store, ITokenVault vault, ISessionValidity validity, TimeProvider time) : ISessions
{
    public async Task<OpenedSession> OpenAsync(Customer customer, ProviderTokens? tokens, CancellationToken cancellation)
    {
        var opened = new OpenedSession(Begin(customer), Secret.New());
        await store.AddAsync(opened.Session, Secret.Hash(opened.Token), cancellation);
        if (tokens is not null)
        {
            await vault.SaveAsync(opened.Session.Id, tokens, cancellation);
        }

        return opened;
    }

    public async ValueTask<Session?> FindAsync(string token, CancellationToken cancellation)
    {
        var session = await store.FindAsync(Secret.Hash(token), cancellation);
        return session is null || validity.IsExpired(session) || validity.IsEnded(session) ? null : session;
    }

    public Task EndAsync(SessionId id, SessionEnd reason, CancellationToken cancellation) =>
        store.EndAsync(id, reason, cancellation);

    private Session Begin(Customer customer)
    {
        var now = time.GetUtcNow();
        return new Session(SessionId.New(), customer, now, now + SessionLimits.Lifetime);
    }
}
