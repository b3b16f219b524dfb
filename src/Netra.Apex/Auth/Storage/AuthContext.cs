using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Netra.Apex.Auth.Storage;

/// <summary>The relational store of the module: sessions, attempts to sign in, codes that were used.</summary>
internal sealed class AuthContext(DbContextOptions<AuthContext> options) : DbContext(options)
{
    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<AttemptRow> Attempts => Set<AttemptRow>();

    public DbSet<UsedCodeRow> UsedCodes => Set<UsedCodeRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration) =>
        configuration.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<SessionRow>().HasIndex(row => row.TokenHash).IsUnique();
        model.Entity<AttemptRow>().HasKey(row => row.Handle);
        model.Entity<UsedCodeRow>().HasKey(row => row.CodeHash);
    }

    /// <summary>SQLite has no instant type; ticks keep every instant exact and comparable.</summary>
    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        instant => instant.UtcTicks,
        ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
