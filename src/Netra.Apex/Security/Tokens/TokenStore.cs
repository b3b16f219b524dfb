using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Storage;

namespace Netra.Apex.Security.Tokens;

/// <summary>A token that has been made and not revoked: all but its signature.</summary>
internal sealed class TokenRow
{
    /// <summary>The claim <c>jti</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The subject of the customer whose it is.</summary>
    public required string Customer { get; init; }

    public required string Name { get; init; }

    /// <summary>UTC ticks; from this instant on there is no token.</summary>
    public required long ExpiresAt { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<TokenRow>
    {
        public void Configure(EntityTypeBuilder<TokenRow> table)
        {
            table.ToTable("Tokens").HasKey(row => row.Id);
            table.HasIndex(row => row.Customer);
        }
    }
}

/// <summary>Which tokens there are; a signed one that is not here is worth nothing.</summary>
internal sealed class TokenStore(IDbContextFactory<ApexContext> contexts, LiveSessions live, TimeProvider time)
{
    /// <summary>How many tokens a customer may have.</summary>
    public const int MostTokens = 100;

    // A connection asks again with each heartbeat, once a day at least; without one, the token is forgotten here.
    private static readonly TimeSpan LongestUnasked = TimeSpan.FromDays(2);

    private long Now => time.GetUtcNow().UtcTicks;

    /// <summary>Adds a token, and forgets those of the customer that have expired.</summary>
    /// <returns>False: the customer has as many as one may have.</returns>
    /// <remarks>It counts afterwards: of several that are added at once, none passes the limit.</remarks>
    public async Task<bool> AddAsync(TokenRow token)
    {
        var now = Now;
        await using var context = await contexts.CreateDbContextAsync();
        var own = context.Set<TokenRow>().Where(row => row.Customer == token.Customer);
        await own.Where(row => row.ExpiresAt <= now).ExecuteDeleteAsync();
        context.Add(token);
        await context.SaveChangesAsync();
        var isOneTooMany = await own.CountAsync() > MostTokens;
        return !isOneTooMany || !await RevokeAsync(token.Customer, token.Id);
    }

    /// <summary>The tokens of a customer that are good, those that expire first at the front.</summary>
    public async Task<List<TokenRow>> ListAsync(string customer)
    {
        var now = Now;
        await using var context = await contexts.CreateDbContextAsync();
        var own = context.Set<TokenRow>().AsNoTracking().Where(row => row.Customer == customer);
        return await own.Where(row => row.ExpiresAt > now).OrderBy(row => row.ExpiresAt).ToListAsync();
    }

    /// <summary>Whether a token has neither been revoked nor expired, at whatever node. A connection that has joined it
    /// before is ended when it expires.</summary>
    public async Task<bool> IsAliveAsync(string id)
    {
        var now = Now;
        await using var context = await contexts.CreateDbContextAsync();
        var row = await context.Set<TokenRow>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == id && row.ExpiresAt > now);
        if (row is not null)
        {
            live.EndIn(id, TimeSpan.FromTicks(Math.Min(row.ExpiresAt - now, LongestUnasked.Ticks)));
        }

        return row is not null;
    }

    /// <summary>Revokes a token for good, on the connections that are open, too.</summary>
    /// <returns>False when the customer has no such token.</returns>
    public async Task<bool> RevokeAsync(string customer, string id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var revoked = await context.Set<TokenRow>().Where(row => row.Customer == customer && row.Id == id)
            .ExecuteDeleteAsync();
        if (revoked == 1)
        {
            live.End(id);
        }

        return revoked == 1;
    }
}
