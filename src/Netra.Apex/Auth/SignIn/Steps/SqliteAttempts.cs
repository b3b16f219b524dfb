using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.Storage;

namespace Netra.Apex.Auth.SignIn.Steps;

internal sealed class SqliteAttempts(IDbContextFactory<AuthContext> contexts) : IAttempts
{
    public async Task AddAsync(SignInAttempt attempt, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var forgotten = attempt.StartedAt - SignInLimits.Attempt - SessionLimits.Lifetime;
        await context.Attempts.Where(row => row.StartedAt < forgotten).ExecuteDeleteAsync(cancellation);
        context.Attempts.Add(attempt.ToRow());
        await context.SaveChangesAsync(cancellation);
    }

    public async Task<SignInAttempt?> FindAsync(string handle, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await context.Attempts.AsNoTracking().SingleOrDefaultAsync(row => row.Handle == handle, cancellation);
        return row?.ToAttempt();
    }

    public async Task<bool> TryReplaceAsync(SignInStep seen, SignInAttempt attempt, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var replaced = await context.Attempts
            .Where(row => row.Handle == attempt.Handle && row.Step == seen)
            .ExecuteUpdateAsync(setters => Set(setters, attempt), cancellation);
        return replaced == 1;
    }

    public async Task DropAsync(string handle, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context.Attempts.Where(row => row.Handle == handle).ExecuteDeleteAsync(cancellation);
    }

    private static void Set(UpdateSettersBuilder<AttemptRow> setters, SignInAttempt attempt)
    {
        Guid? session = attempt.Session?.Value;
        setters.SetProperty(row => row.Step, attempt.Step).SetProperty(row => row.Session, session);
        setters.SetProperty(row => row.Subject, attempt.Customer?.Subject);
        setters.SetProperty(row => row.Email, attempt.Customer?.Email);
        SetTokens(setters, attempt.Tokens);
    }

    private static void SetTokens(UpdateSettersBuilder<AttemptRow> setters, ProviderTokens? tokens)
    {
        DateTimeOffset? expiry = tokens?.ExpiresAt;
        setters.SetProperty(row => row.AccessToken, tokens?.AccessToken);
        setters.SetProperty(row => row.AccessTokenExpiresAt, expiry);
        setters.SetProperty(row => row.RefreshToken, tokens?.RefreshToken);
    }
}
