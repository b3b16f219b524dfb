using Microsoft.EntityFrameworkCore;
using Netra.Apex.Auth.Storage;

namespace Netra.Apex.Auth.Sessions;

internal sealed class SqliteSessionStore(IDbContextFactory<AuthContext> contexts) : ISessionStore, ITokenVault
{
    public async Task AddAsync(Session session, string tokenHash, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        context.Sessions.Add(ToRow(session, tokenHash));
        await context.SaveChangesAsync(cancellation);
    }

    public async Task<Session?> FindAsync(string tokenHash, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await context.Sessions.AsNoTracking().SingleOrDefaultAsync(row => row.TokenHash == tokenHash, cancellation);
        return row is null ? null : ToSession(row);
    }

    public async Task EndAsync(SessionId id, SessionEnd reason, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context.Sessions
            .Where(row => row.Id == id.Value && row.EndedBy == null)
            .ExecuteUpdateAsync(row => row.SetProperty(column => column.EndedBy, reason), cancellation);
    }

    public async Task<ProviderTokens?> LoadAsync(SessionId id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await context.Sessions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id.Value, cancellation);
        return row is { AccessToken: { } access, AccessTokenExpiresAt: { } expiry, RefreshToken: { } refresh }
            ? new ProviderTokens(access, expiry, refresh)
            : null;
    }

    public async Task SaveAsync(SessionId id, ProviderTokens tokens, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context.Sessions.Where(row => row.Id == id.Value).ExecuteUpdateAsync(
            row => row
                .SetProperty(column => column.AccessToken, tokens.AccessToken)
                .SetProperty(column => column.AccessTokenExpiresAt, tokens.ExpiresAt)
                .SetProperty(column => column.RefreshToken, tokens.RefreshToken),
            cancellation);
    }

    private static SessionRow ToRow(Session session, string tokenHash) => new()
    {
        Id = session.Id.Value,
        TokenHash = tokenHash,
        Subject = session.Customer.Subject,
        Email = session.Customer.Email,
        StartedAt = session.StartedAt,
        ExpiresAt = session.ExpiresAt,
        EndedBy = session.EndedBy,
    };

    private static Session ToSession(SessionRow row) =>
        new(new SessionId(row.Id), new Customer(row.Subject, row.Email), row.StartedAt, row.ExpiresAt, row.EndedBy);
}
