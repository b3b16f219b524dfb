using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Netra.Apex.Storage;

namespace Netra.Apex.Auth.Sessions;

/// <summary>A session as stored: its ticket is protected, for the provider's tokens are in it, and its key is only there as a hash.</summary>
internal sealed class SessionRow
{
    public required string Id { get; init; }

    public required byte[] Ticket { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<SessionRow>
    {
        public void Configure(EntityTypeBuilder<SessionRow> table) => table.ToTable("Sessions").HasKey(row => row.Id);
    }
}

/// <summary>Keeps the tickets of sessions in the relational store.</summary>
internal sealed class SessionStore(IDbContextFactory<ApexContext> contexts, IDataProtectionProvider protection, LiveSessions live) : ITicketStore
{
    private const string KeyItem = "session";
    private const int KeyBytes = 32;
    private readonly IDataProtector _protector = protection.CreateProtector("Netra.Apex.Sessions");

    /// <summary>The stored name of the session that a ticket belongs to; null before it is stored.</summary>
    public static string? IdOf(AuthenticationProperties? properties) => properties?.Items.TryGetValue(KeyItem, out var id) == true ? id : null;

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Convert.ToHexString(RandomNumberGenerator.GetBytes(KeyBytes));
        ticket.Properties.Items[KeyItem] = IdOf(key);
        await using var context = await contexts.CreateDbContextAsync();
        context.Add(new SessionRow { Id = IdOf(key), Ticket = Seal(ticket) });
        await context.SaveChangesAsync();
        return key;
    }

    /// <summary>Replaces the ticket of a session that is still there: a session that was ended meanwhile stays ended.</summary>
    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        var (id, sealedTicket) = (IdOf(key), Seal(ticket));
        await using var context = await contexts.CreateDbContextAsync();
        await context.Set<SessionRow>().Where(row => row.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(column => column.Ticket, sealedTicket));
    }

    public Task<AuthenticationTicket?> RetrieveAsync(string key) => FindAsync(IdOf(key));

    public Task RemoveAsync(string key) => EndAsync(IdOf(key));

    /// <summary>The ticket of a session by its stored name; null when it has ended.</summary>
    public async Task<AuthenticationTicket?> FindAsync(string id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var row = await context.Set<SessionRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id);
        return row is null ? null : TicketSerializer.Default.Deserialize(_protector.Unprotect(row.Ticket));
    }

    /// <summary>Ends a session for good, on the connections that are open, too.</summary>
    public async Task EndAsync(string id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        await context.Set<SessionRow>().Where(row => row.Id == id).ExecuteDeleteAsync();
        live.End(id);
    }

    private static string IdOf(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private byte[] Seal(AuthenticationTicket ticket) => _protector.Protect(TicketSerializer.Default.Serialize(ticket));
}
