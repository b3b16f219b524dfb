using Microsoft.EntityFrameworkCore;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.Storage;

namespace Netra.Apex.Auth.SignIn.Protocol;

internal sealed class SqliteCodeLedger(IDbContextFactory<AuthContext> contexts, TimeProvider time) : ICodeLedger
{
    public async Task<bool> TryUseAsync(string code, string attempt, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await ForgetAsync(context, cancellation);
        var (hash, now) = (Secret.Hash(code), time.GetUtcNow().UtcTicks);
        FormattableString insert = $"INSERT OR IGNORE INTO UsedCodes (CodeHash, Attempt, UsedAt) VALUES ({hash}, {attempt}, {now})";
        return await context.Database.ExecuteSqlAsync(insert, cancellation) == 1;
    }

    public async Task<string?> FirstUserAsync(string code, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await context.UsedCodes.FindAsync([Secret.Hash(code)], cancellation);
        return row?.Attempt;
    }

    /// <summary>A code matters no longer than the session that it may have opened.</summary>
    private async Task ForgetAsync(AuthContext context, CancellationToken cancellation)
    {
        var forgotten = time.GetUtcNow() - SignInLimits.Attempt - SessionLimits.Lifetime;
        await context.UsedCodes.Where(row => row.UsedAt < forgotten).ExecuteDeleteAsync(cancellation);
    }
}
