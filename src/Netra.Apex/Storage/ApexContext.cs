using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Netra.Apex.Storage;

/// <summary>The relational store of all modules; each module declares its tables beside the code that uses
/// them.</summary>
internal abstract class ApexContext(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>The keys that protect cookies and tickets: shared by all nodes on one store.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder model) =>
        model.ApplyConfigurationsFromAssembly(typeof(ApexContext).Assembly);
}

/// <summary>The store in SQLite, with migrations of its own.</summary>
internal sealed class SqliteApexContext(DbContextOptions<SqliteApexContext> options) : ApexContext(options)
{
    /// <summary>Made by the tool that writes migrations; connects to nothing.</summary>
    internal sealed class Design : IDesignTimeDbContextFactory<SqliteApexContext>
    {
        public SqliteApexContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqliteApexContext>().UseSqlite().Options);
    }
}

/// <summary>The store in PostgreSQL, with migrations of its own.</summary>
internal sealed class PostgresApexContext(DbContextOptions<PostgresApexContext> options) : ApexContext(options)
{
    /// <summary>Made by the tool that writes migrations; connects to nothing.</summary>
    internal sealed class Design : IDesignTimeDbContextFactory<PostgresApexContext>
    {
        public PostgresApexContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<PostgresApexContext>().UseNpgsql().Options);
    }
}
