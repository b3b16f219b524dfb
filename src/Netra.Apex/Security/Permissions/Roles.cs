using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;
using Netra.Apex.Storage;
using Polly;

namespace Netra.Apex.Security.Permissions;

/// <summary>What a customer has bought; each role includes the ones before it.</summary>
internal enum Role
{
    /// <summary>Nothing yet.</summary>
    Free,

    /// <summary>The tools that look at performance.</summary>
    Pro,

    /// <summary>Every tool.</summary>
    Enterprise,
}

/// <summary>The role that somebody has given to a customer.</summary>
internal sealed class RoleRow
{
    /// <summary>The customer's subject.</summary>
    public required string Subject { get; init; }

    public required Role Role { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<RoleRow>
    {
        public void Configure(EntityTypeBuilder<RoleRow> table)
        {
            table.ToTable("Roles").HasKey(row => row.Subject);
            table.Property(row => row.Role).HasConversion<string>();
        }
    }
}

/// <summary>Who has which role, read anew each time: what one node takes away, no node grants any more.</summary>
internal sealed class Roles(IDbContextFactory<ApexContext> contexts, IOptions<SecuritySettings> settings)
{
    // Of two that add a first role at the same time one is refused, and then finds a role to change.
    private readonly ResiliencePipeline _conflicts = WriteConflicts.RetryAtMost(1);

    /// <summary>The role of a customer now; the default role for one who was given none.</summary>
    public async Task<Role> OfAsync(string subject)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var row = await context.Set<RoleRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Subject == subject);
        return row?.Role ?? settings.Value.Permissions.DefaultRole;
    }

    /// <summary>Gives a customer a role in place of the present one.</summary>
    public async Task GiveAsync(string subject, Role role) =>
        await _conflicts.ExecuteAsync(async _ => await ChangeOrAddAsync(subject, role));

    private async Task ChangeOrAddAsync(string subject, Role role)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var changed = await context.Set<RoleRow>().Where(row => row.Subject == subject)
            .ExecuteUpdateAsync(row => row.SetProperty(column => column.Role, role));
        if (changed == 0)
        {
            context.Add(new RoleRow { Subject = subject, Role = role });
            await context.SaveChangesAsync();
        }
    }
}
