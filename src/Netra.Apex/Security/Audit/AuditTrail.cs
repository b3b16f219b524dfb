using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Netra.Apex.Storage;
using Polly;

namespace Netra.Apex.Security.Audit;

/// <summary>Where somebody asked.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Door>))]
internal enum Door
{
    /// <summary>An HTTP endpoint.</summary>
    Http,

    /// <summary>The platform's own MCP server.</summary>
    Mcp,

    /// <summary>A WebSocket.</summary>
    Socket,
}

/// <summary>A decision about a customer.</summary>
/// <param name="Who">The customer's subject.</param>
/// <param name="What">What the customer wanted to do.</param>
/// <param name="Door">Where.</param>
/// <param name="IsAllowed">Whether the customer may.</param>
/// <param name="Why">What decided.</param>
internal sealed record AuditedDecision(string Who, string What, Door Door, bool IsAllowed, string Why);

/// <summary>The content of an entry.</summary>
/// <param name="At">When it was decided.</param>
/// <param name="Decision">What was decided.</param>
internal sealed record AuditEntry(DateTimeOffset At, AuditedDecision Decision)
{
    // A subject of 255 characters and what happens to it.
    private const int LongestText = 300;

    /// <summary>As it is stored; of a text that the customer chose only the beginning.</summary>
    public string ToContent() => JsonSerializer.Serialize(
        this with { Decision = Decision with { What = Decision.What[..Math.Min(Decision.What.Length, LongestText)] } },
        JsonSerializerOptions.Web);
}

/// <summary>An entry of the trail as stored.</summary>
internal sealed class AuditRow
{
    /// <summary>From 1, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>An <see cref="AuditEntry"/> as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>SHA-256, in hexadecimal digits, of the hash of the entry before (blank for the first), the sequence and
    /// the content, with a blank between them: it covers all that came before.</summary>
    public required string Hash { get; init; }

    /// <summary>The entry that follows another one; null: the first.</summary>
    public static AuditRow After(AuditRow? before, string content)
    {
        var sequence = (before?.Sequence ?? 0) + 1;
        return new AuditRow { Sequence = sequence, Content = content, Hash = HashOf(before, sequence, content) };
    }

    /// <summary>Whether this entry is the one that was written after another one; null: the first.</summary>
    public bool Follows(AuditRow? before) => Hash == HashOf(before, Sequence, Content);

    private static string HashOf(AuditRow? before, long sequence, string content) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{before?.Hash} {sequence} {content}")));

    internal sealed class Table : IEntityTypeConfiguration<AuditRow>
    {
        public void Configure(EntityTypeBuilder<AuditRow> table)
        {
            table.ToTable("AuditTrail").HasKey(row => row.Sequence);
            table.Property(row => row.Sequence).ValueGeneratedNever();
        }
    }
}

/// <summary>Records decisions in the relational store, one after the other; it changes and deletes none.</summary>
/// <remarks>The log names the hash of each entry: kept elsewhere, it shows what the chain alone cannot.</remarks>
internal sealed partial class AuditTrail(
    IDbContextFactory<ApexContext> contexts, TimeProvider time, ILogger<AuditTrail> log)
{
    private const int MaxConflicts = 20;

    // Within a node one writes at a time; when another node was faster, the entry gets the next place.
    private readonly SemaphoreSlim _writing = new(1);
    private readonly ResiliencePipeline _conflicts = WriteConflicts.RetryAtMost(MaxConflicts);

    /// <summary>Adds a decision; it may take effect after that.</summary>
    public async Task AppendAsync(AuditedDecision decision)
    {
        await _writing.WaitAsync();
        try
        {
            var row = await _conflicts.ExecuteAsync(async _ => await TryAppendAsync(decision));
            LogEntry(log, row.Sequence, row.Hash);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task<AuditRow> TryAppendAsync(AuditedDecision decision)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var trail = context.Set<AuditRow>();
        var last = await trail.AsNoTracking().OrderByDescending(row => row.Sequence).FirstOrDefaultAsync();
        var row = trail.Add(AuditRow.After(last, new AuditEntry(time.GetUtcNow(), decision).ToContent())).Entity;
        await context.SaveChangesAsync();
        return row;
    }

    [LoggerMessage(LogLevel.Information, "Audit entry {Sequence} has the hash {Hash}.")]
    private static partial void LogEntry(ILogger log, long sequence, string hash);
}
