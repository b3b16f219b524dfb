using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Netra.Compliance.Cli.History;

/// <summary>The tables of the history, the same in SQLite and PostgreSQL.</summary>
/// <param name="place">Where they are.</param>
/// <param name="access">What may be done to a file.</param>
internal sealed class HistoryContext(HistoryPlace place, SqliteOpenMode access) : DbContext
{
    /// <summary>The table of the migrations that were applied.</summary>
    public const string Versions = "netra_history_versions";

    /// <summary>Seconds that a writer waits for another.</summary>
    public const int Patience = 60;

    public DbSet<StoredRun> Runs => Set<StoredRun>();

    public DbSet<StoredTest> Tests => Set<StoredTest>();

    public DbSet<StoredPoint> Points => Set<StoredPoint>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        _ = place.File is { } file
            ? optionsBuilder.UseSqlite(File(file), sqlite => sqlite.MigrationsHistoryTable(Versions))
            : optionsBuilder.UseNpgsql(place.Connection, npgsql => npgsql.MigrationsHistoryTable(Versions));
        optionsBuilder.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        // One migration serves two databases, so there is no snapshot for either; a test compares the tables instead.
        optionsBuilder.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<decimal>().HaveConversion<PlainDecimal>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StoredRun>(ConfigureRuns);
        modelBuilder.Entity<StoredTest>(ConfigureTests);
        modelBuilder.Entity<StoredPoint>(ConfigurePoints);
    }

    private string File(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file, Mode = access, Pooling = false, ForeignKeys = true, DefaultTimeout = Patience,
    }.ToString();

    private static void ConfigureRuns(EntityTypeBuilder<StoredRun> runs)
    {
        runs.ToTable("netra_runs").HasKey(run => run.Id);
        runs.HasIndex(run => run.At);
        // SQLite forgets which clock a time is of.
        runs.Property(run => run.At).HasConversion(at => at, at => DateTime.SpecifyKind(at, DateTimeKind.Utc));
        runs.HasMany(run => run.Tests).WithOne().HasForeignKey(test => test.RunId);
        runs.HasMany(run => run.Points).WithOne().HasForeignKey(point => point.RunId);
    }

    private static void ConfigureTests(EntityTypeBuilder<StoredTest> tests)
    {
        tests.ToTable("netra_tests").HasKey(test => new { test.RunId, test.Place });
        tests.HasIndex(test => test.Key);
    }

    private static void ConfigurePoints(EntityTypeBuilder<StoredPoint> points) =>
        points.ToTable("netra_points").HasKey(point => new { point.RunId, point.Place });
}

/// <summary>SQLite gives 10000.0 for 10000: an amount comes without zeros at its end, the same from each
/// database.</summary>
internal sealed class PlainDecimal() : ValueConverter<decimal, decimal>(
    amount => amount, amount => amount / 1.0000000000000000000000000000m);
