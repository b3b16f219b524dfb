using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Netra.Apex.Business.Compensation;

/// <summary>How far an order is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OrderState>))]
internal enum OrderState
{
    /// <summary>Its steps are being taken, or wait to be.</summary>
    Running,

    /// <summary>Every step has been taken.</summary>
    Done,

    /// <summary>A step has failed; what may have taken effect is being undone, the last step first.</summary>
    Undoing,

    /// <summary>Nothing of it is in effect.</summary>
    Undone,

    /// <summary>A step could not be undone: a person must see to it.</summary>
    Parked,
}

/// <summary>How far a step is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepState>))]
internal enum StepState
{
    /// <summary>Its partner knows nothing of it.</summary>
    Waiting,

    /// <summary>Its partner has been asked; whether it has taken effect is not known.</summary>
    Begun,

    /// <summary>It has taken effect.</summary>
    Done,

    /// <summary>It is not in effect any more, or never was.</summary>
    Undone,

    /// <summary>Whether it is in effect is not known, and its partner does not undo it.</summary>
    Parked,
}

/// <summary>A step of an order as stored: written before its partner is asked, and again with the outcome.</summary>
internal sealed class StepRow
{
    public required Guid Order { get; init; }

    /// <summary>Its place in the order, from 0.</summary>
    public required int Position { get; init; }

    public required string Name { get; init; }

    /// <summary>The partner that takes it: the one that was configured when the order came, or its fallback.</summary>
    public required string Url { get; init; }

    /// <summary>Who takes it when this partner does not; null: nobody.</summary>
    public string? Fallback { get; init; }

    /// <summary>Whether the fallback takes it.</summary>
    public bool IsFallback { get; init; }

    /// <summary>By this the partner knows the step, however often it is asked.</summary>
    public required Guid Key { get; init; }

    public StepState State { get; init; }

    /// <summary>What went wrong with it last, as a sentence; null: nothing.</summary>
    public string? Problem { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<StepRow>
    {
        public void Configure(EntityTypeBuilder<StepRow> table)
        {
            table.ToTable("OrderSteps").HasKey(row => new { row.Order, row.Position });
            table.Property(row => row.State).HasConversion<string>();
        }
    }
}

/// <summary>An order as stored.</summary>
internal sealed class OrderRow
{
    public required Guid Id { get; init; }

    /// <summary>The subject of the customer who ordered it.</summary>
    public required string Customer { get; init; }

    /// <summary>By this the customer knows the order, however often it is sent.</summary>
    public required string Key { get; init; }

    /// <summary>What is put into effect.</summary>
    public required string Workload { get; init; }

    public OrderState State { get; init; }

    /// <summary>UTC ticks until which a node works on it alone; 0: none does.</summary>
    public long HeldUntil { get; init; }

    public List<StepRow> Steps { get; init; } = [];

    internal sealed class Table : IEntityTypeConfiguration<OrderRow>
    {
        public void Configure(EntityTypeBuilder<OrderRow> table)
        {
            table.ToTable("Orders").HasKey(row => row.Id);
            table.HasIndex(row => new { row.Customer, row.Key }).IsUnique();
            table.HasIndex(row => new { row.State, row.HeldUntil });
            table.HasMany(row => row.Steps).WithOne().HasForeignKey(step => step.Order);
            table.Property(row => row.State).HasConversion<string>();
        }
    }
}
