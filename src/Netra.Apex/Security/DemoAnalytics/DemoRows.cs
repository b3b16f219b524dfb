using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Netra.Apex.Security.DemoAnalytics;

/// <summary>What a visitor did in a demo.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DemoEventKind>))]
internal enum DemoEventKind
{
    /// <summary>Used it.</summary>
    Interaction,

    /// <summary>Ended it.</summary>
    Ended,

    /// <summary>Signed up because of it.</summary>
    Converted,
}

/// <summary>A demo that a visitor has begun.</summary>
internal sealed class DemoSessionRow
{
    /// <summary>Unguessable: whoever has it may report events.</summary>
    public required Guid Id { get; init; }

    /// <summary>By this the client knows the session, however often it begins it.</summary>
    public required Guid Key { get; init; }

    public required string Type { get; init; }

    /// <summary>UTC ticks on the platform's clock.</summary>
    public required long StartedAt { get; init; }

    public List<DemoEventRow> Events { get; init; } = [];

    internal sealed class Table : IEntityTypeConfiguration<DemoSessionRow>
    {
        public void Configure(EntityTypeBuilder<DemoSessionRow> table)
        {
            table.ToTable("DemoSessions").HasKey(row => row.Id);
            table.HasIndex(row => row.Key).IsUnique();
            table.HasIndex(row => row.StartedAt);
            table.HasMany(row => row.Events).WithOne().HasForeignKey(row => row.Session);
        }
    }
}

/// <summary>An event of a session: its key makes it count once, however often it is sent.</summary>
internal sealed class DemoEventRow
{
    public required Guid Session { get; init; }

    /// <summary>The client's own name for it.</summary>
    public required string Id { get; init; }

    public required DemoEventKind Kind { get; init; }

    /// <summary>Milliseconds from the beginning of its session.</summary>
    public required long AfterMs { get; init; }

    /// <summary>Milliseconds that it took.</summary>
    public required long DurationMs { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<DemoEventRow>
    {
        public void Configure(EntityTypeBuilder<DemoEventRow> table)
        {
            table.ToTable("DemoEvents").HasKey(row => new { row.Session, row.Id });
            table.Property(row => row.Kind).HasConversion<string>();
        }
    }
}

/// <summary>What a demo type costs, and what it earns. Whole cents, so that both stores give back the same.</summary>
internal sealed class DemoFinanceRow
{
    public required string Type { get; init; }

    public required long InvestmentCents { get; init; }

    /// <summary>What each conversion earns.</summary>
    public required long RevenueCents { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<DemoFinanceRow>
    {
        public void Configure(EntityTypeBuilder<DemoFinanceRow> table) =>
            table.ToTable("DemoFinances").HasKey(row => row.Type);
    }
}
