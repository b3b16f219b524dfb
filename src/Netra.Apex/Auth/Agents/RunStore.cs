using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Netra.Apex.Storage;

namespace Netra.Apex.Auth.Agents;

/// <summary>A finished run as stored.</summary>
internal sealed class RunRow
{
    public required Guid Id { get; init; }

    /// <summary>The subject of the customer who ordered it.</summary>
    public required string Owner { get; init; }

    /// <summary>The report as JSON.</summary>
    public required string Report { get; init; }

    /// <summary>When the run ended, UTC ticks.</summary>
    public required long EndedTicks { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<RunRow>
    {
        public void Configure(EntityTypeBuilder<RunRow> table) => table.ToTable("AgentRuns").HasKey(row => row.Id);
    }
}

/// <summary>Keeps the reports of finished runs in the relational store, so that every node can show them.</summary>
internal sealed class RunStore(IDbContextFactory<ApexContext> contexts, TimeProvider time)
{
    /// <summary>Keeps a report; not given up when its customer hangs up, for the run is paid for.</summary>
    public async Task KeepAsync(string owner, RunReport report)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var text = JsonSerializer.Serialize(report, JsonSerializerOptions.Web);
        var ended = time.GetUtcNow().UtcTicks;
        context.Add(new RunRow { Id = report.Id, Owner = owner, Report = text, EndedTicks = ended });
        await context.SaveChangesAsync();
    }

    /// <summary>The report of a customer's run; null when the customer has no such run, whoever else has.</summary>
    public async Task<RunReport?> FindAsync(string owner, Guid id, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var row = await context.Set<RunRow>().AsNoTracking()
            .SingleOrDefaultAsync(run => run.Id == id && run.Owner == owner, cancel);
        return row is null ? null : JsonSerializer.Deserialize<RunReport>(row.Report, JsonSerializerOptions.Web);
    }
}
