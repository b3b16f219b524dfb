using System.Text;
using System.Text.Json;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Tests.Journaling;

/// <summary>A journal in memory, and what it complained of.</summary>
internal sealed class JournalScratch
{
    private readonly MemoryStream _stream = new();
    private readonly StringWriter _complaints = new();

    public JournalScratch()
        : this(stream => stream)
    {
    }

    public JournalScratch(Func<Stream, Stream> wrap) =>
        Journal = new RunJournal(new JournalFile(() => wrap(_stream), _complaints), () => Header);

    public static JournalHeader Header { get; } = new(
        "Shop.Tests", "00000000-0000-0000-0000-000000000001", null, "net10.0", "20260105T090000-abc",
        new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero), new Dictionary<string, string> { ["os"] = "any" });

    public RunJournal Journal { get; }

    public string Complaints => _complaints.ToString();

    public string[] Lines =>
        Encoding.UTF8.GetString(_stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public JsonElement[] Events => [.. Lines.Select(line => JsonDocument.Parse(line).RootElement)];

    public JsonElement Last => Events[^1];

    public static TestIdentity Test(string caseId) =>
        new(caseId, "Shop.Tests.Cart", "Adds", "Shop.Tests.Cart.Adds", false);
}
