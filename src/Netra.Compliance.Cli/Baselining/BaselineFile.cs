using System.Collections.Immutable;
using System.Text.Json;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Baselining;

/// <summary>A baseline on disk: <c>netra.baseline/1</c>, see docs/formats/baseline.schema.json.</summary>
public static class BaselineFile
{
    private const string Name = "netra.baseline";
    private const int Major = 1;

    /// <summary>What a file accepts.</summary>
    /// <exception cref="Refusal">The file is missing, no baseline, of a newer format, or counts other than it lists.</exception>
    public static ImmutableArray<AcceptedFinding> Read(string path)
    {
        var document = Parse(path);
        SchemaName.Require(path, document.Schema, Name, Major);
        RefuseBadCounts(path, document);
        return Merged(document.Findings);
    }

    /// <summary>Writes entries by ordinal order: the same findings are the same bytes.</summary>
    public static void Write(string path, IEnumerable<AcceptedFinding> accepted)
    {
        ImmutableArray<AcceptedFinding> ordered = [.. AcceptedOrder.Of(accepted)];
        var document = new Document($"{Name}/{Major}", ordered.Sum(entry => entry.Count), ordered);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFiles.Write(WholeFile.OfJson(path, document));
    }

    // Two branches that were joined may have left an entry twice.
    private static ImmutableArray<AcceptedFinding> Merged(IEnumerable<AcceptedFinding> entries) =>
        [.. entries.GroupBy(entry => entry with { Count = 1 }).Select(same => same.Key with { Count = same.Sum(entry => entry.Count) })];

    private static Document Parse(string path)
    {
        try
        {
            return StrictJson.Read<Document>(path, Bytes(path), NetraJson.Reading) ?? throw new JsonException("it is null");
        }
        catch (JsonException exception)
        {
            throw Refusal.Unreadable(path, $"is not a whole baseline, {JsonTrouble.Clause(exception)}: take it from version control, or delete it and write it anew with --write-baseline.");
        }
    }

    private static byte[] Bytes(string path) => FileContent.Text(path, "accept what is found now with --write-baseline.");

    private static void RefuseBadCounts(string path, Document document)
    {
        if (document.Findings.FirstOrDefault(entry => entry.Lines < 1) is { Lines: { } lines } odd)
        {
            var key = $"findings[{document.Findings.IndexOf(odd)}].lines";
            throw Refusal.Unreadable(path, $"has {lines} at {key}, expected 1 or more: take it from version control.");
        }

        if (document.Findings.Any(entry => entry.Count < 1) || document.Accepted != document.Findings.Sum(entry => (long)entry.Count))
        {
            throw Refusal.Unreadable(path, $"says that it accepts {document.Accepted} findings and lists another number: take it from version control.");
        }
    }

    private sealed record Document(string Schema, int Accepted, ImmutableArray<AcceptedFinding> Findings);
}
