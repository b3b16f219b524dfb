using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;
using Netra.Apex.Storage;

namespace Netra.Apex.Infrastructure.Factory;

/// <summary>A finding from when it was first seen until it was fixed.</summary>
internal sealed class FindingRow
{
    public long Id { get; init; }

    /// <summary>What makes it this finding, of whatever line: a hash of the tree, the rule, the file, the line's text,
    /// and the how manieth it is of such in the file.</summary>
    public required string Identity { get; init; }

    /// <summary>The tree's folder.</summary>
    public required string Tree { get; init; }

    public required string Rule { get; init; }

    public required string File { get; init; }

    public required int Line { get; set; }

    public required string Message { get; set; }

    /// <summary>UTC ticks.</summary>
    public required long FirstSeen { get; init; }

    /// <summary>UTC ticks of the scan that found it gone; null while it is there.</summary>
    public long? FixedAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<FindingRow>
    {
        // Two nodes that find the same in the same moment: the second one fails, and scans again.
        public void Configure(EntityTypeBuilder<FindingRow> table) =>
            table.ToTable("Findings").HasIndex(row => row.Identity).IsUnique().HasFilter("\"FixedAt\" IS NULL");
    }
}

/// <summary>The findings of a tree over time: a fixed one is kept for some days, to the tick.</summary>
internal sealed class FindingHistory(
    IDbContextFactory<ApexContext> contexts, IOptions<InfrastructureSettings> settings, TimeProvider time)
{
    /// <summary>When a finding must have been fixed at the earliest to be kept now, UTC ticks.</summary>
    private long Earliest => time.GetUtcNow().AddDays(-settings.Value.Factory.HistoryDays).UtcTicks;

    /// <summary>Compares what a scan has found with what was there, and keeps the difference.</summary>
    /// <exception cref="DbUpdateException">The store is away, or another node was quicker.</exception>
    public async Task<Changes> RecordAsync(string tree, Scan scan, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var earliest = Earliest;
        await context.Set<FindingRow>().Where(row => row.FixedAt < earliest).ExecuteDeleteAsync(cancel);
        var open = await context.Set<FindingRow>().Where(row => row.Tree == tree && row.FixedAt == null)
            .ToDictionaryAsync(row => row.Identity, cancel);
        var changes = Compare(context, open, Identify(tree, scan), scan.AsOf.UtcTicks);
        await context.SaveChangesAsync(cancel);
        return changes;
    }

    /// <summary>The findings of a tree that are there or were fixed not too long ago, the newest first.</summary>
    public async Task<IReadOnlyList<FindingRow>> ListAsync(string tree, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var earliest = Earliest;
        return await context.Set<FindingRow>().AsNoTracking()
            .Where(row => row.Tree == tree && (row.FixedAt == null || row.FixedAt >= earliest))
            .OrderByDescending(row => row.FirstSeen).ThenByDescending(row => row.Id).ToListAsync(cancel);
    }

    /// <summary>How findings have changed from one time to another one, the first included, the second not.</summary>
    public static Changes Count(IReadOnlyList<FindingRow> rows, long from, long to) => new(
        rows.Count(row => row.FirstSeen >= from && row.FirstSeen < to),
        rows.Count(row => row.FixedAt >= from && row.FixedAt < to),
        rows.Count(row => row.FirstSeen < from && (row.FixedAt ?? to) >= to));

    private static Changes Compare(
        ApexContext context, Dictionary<string, FindingRow> open, Dictionary<string, FindingRow> found, long now)
    {
        var fresh = found.Where(row => !open.ContainsKey(row.Key)).Select(row => row.Value).ToList();
        var gone = open.Where(row => !found.ContainsKey(row.Key)).Select(row => row.Value).ToList();
        context.AddRange(fresh);
        gone.ForEach(row => row.FixedAt = now);
        var standing = open.Keys.Where(found.ContainsKey).ToList();
        standing.ForEach(key => (open[key].Line, open[key].Message) = (found[key].Line, found[key].Message));
        return new Changes(fresh.Count, gone.Count, standing.Count);
    }

    // Equal findings of a file are told apart by their order alone: of two, it is the second that is new or fixed.
    private static Dictionary<string, FindingRow> Identify(string tree, Scan scan) => scan.Findings
        .GroupBy(finding => (finding.Rule, finding.File, finding.Text))
        .SelectMany(same => same.Select((finding, index) => RowOf(tree, finding, index, scan.AsOf)))
        .ToDictionary(row => row.Identity);

    private static FindingRow RowOf(string tree, CodeFinding finding, int index, DateTimeOffset now) => new()
    {
        Identity = Hash(tree, finding.Rule, finding.File, finding.Text, $"{index}"),
        Tree = tree,
        Rule = finding.Rule,
        File = finding.File,
        Line = finding.Line,
        Message = finding.Message,
        FirstSeen = now.UtcTicks,
    };

    private static string Hash(params string[] parts) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}
