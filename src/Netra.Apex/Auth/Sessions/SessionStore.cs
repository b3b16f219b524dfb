using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Netra.Apex.Storage;

namespace Netra.Apex.Auth.Sessions;

/// <summary>A session as stored: its ticket is protected, for its key and the provider's tokens are in it; outside of
/// it the key is only there as a hash.</summary>
internal sealed class SessionRow
{
    public required string Id { get; init; }

    public required byte[] Ticket { get; set; }

    /// <summary>UTC ticks; from this instant on there is no session.</summary>
    public required long ExpiresAt { get; init; }

    /// <summary>UTC ticks until which a request may renew the provider's tokens alone; 0 when none does.</summary>
    public long RenewingUntil { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<SessionRow>
    {
        public void Configure(EntityTypeBuilder<SessionRow> table)
        {
            table.ToTable("Sessions").HasKey(row => row.Id);
            table.HasIndex(row => row.ExpiresAt);
        }
    }
}

/// <summary>Keeps the tickets of sessions in the relational store.</summary>
internal sealed class SessionStore(
    IDbContextFactory<ApexContext> contexts, IDataProtectionProvider protection, LiveSessions live, TimeProvider time)
    : ITicketStore
{
    private const string KeyItem = "session";
    private const int KeyBytes = 32;
    private readonly IDataProtector _protector = protection.CreateProtector("Netra.Apex.Sessions");

    private long Now => time.GetUtcNow().UtcTicks;

    /// <summary>The secret key of the session that a ticket belongs to; null before it is stored.</summary>
    public static string? KeyOf(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(KeyItem, out var key) == true ? key : null;

    /// <summary>The stored name of the session that a ticket belongs to; null before it is stored.</summary>
    public static string? IdOf(AuthenticationProperties? properties) => KeyOf(properties) is { } key ? IdOf(key) : null;

    /// <summary>Keeps the ticket of a new session until it expires, which the cookie handler has set.</summary>
    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Convert.ToHexString(RandomNumberGenerator.GetBytes(KeyBytes));
        ticket.Properties.Items[KeyItem] = key;
        await using var context = await contexts.CreateDbContextAsync();
        await ForgetExpiredAsync(context);
        context.Add(RowOf(key, ticket));
        await context.SaveChangesAsync();
        return key;
    }

    /// <summary>Replaces the ticket of a session that is still there; one that ended meanwhile stays ended.</summary>
    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        var (id, sealedTicket) = (IdOf(key), Seal(ticket));
        await using var context = await contexts.CreateDbContextAsync();
        await context.Set<SessionRow>().Where(row => row.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(column => column.Ticket, sealedTicket));
    }

    public Task<AuthenticationTicket?> RetrieveAsync(string key) => FindAsync(IdOf(key));

    public Task RemoveAsync(string key) => EndAsync(IdOf(key));

    /// <summary>The ticket of a session by its stored name; null when it has ended or expired. A connection that has
    /// joined the session before is ended when it expires.</summary>
    public async Task<AuthenticationTicket?> FindAsync(string id)
    {
        var now = Now;
        await using var context = await contexts.CreateDbContextAsync();
        var row = await context.Set<SessionRow>().AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == id && row.ExpiresAt > now);
        return row is null ? null : Open(row, now);
    }

    /// <summary>Whether a session has neither ended nor expired, at whatever node.</summary>
    public async Task<bool> IsAliveAsync(string id) => await FindAsync(id) is not null;

    /// <summary>Ends a session for good, on the connections that are open, too.</summary>
    public async Task EndAsync(string id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await context.Set<SessionRow>().Where(row => row.Id == id).ExecuteDeleteAsync();
        live.End(id);
    }

    private static string IdOf(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private Task ForgetExpiredAsync(ApexContext context)
    {
        var now = Now;
        return context.Set<SessionRow>().Where(row => row.ExpiresAt <= now).ExecuteDeleteAsync();
    }

    private SessionRow RowOf(string key, AuthenticationTicket ticket) => new()
    {
        Id = IdOf(key),
        Ticket = Seal(ticket),
        ExpiresAt = ticket.Properties.ExpiresUtc!.Value.UtcTicks,
    };

    private AuthenticationTicket? Open(SessionRow row, long now)
    {
        live.EndIn(row.Id, TimeSpan.FromTicks(row.ExpiresAt - now));
        return TicketSerializer.Default.Deserialize(_protector.Unprotect(row.Ticket));
    }

    private byte[] Seal(AuthenticationTicket ticket) => _protector.Protect(TicketSerializer.Default.Serialize(ticket));
}
