using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Baselining;

/// <summary>A baseline on disk: <c>netra.baseline/1</c>, see docs/formats/baseline.schema.json.</summary>
public static class BaselineFile
{
    private const string Name = "netra.baseline";
    private const string Restore = "restore it from version control";
    private const int Major = 1;

    /// <summary>What a file accepts.</summary>
    /// <exception cref="Refusal">The file is missing, no baseline, of a newer format, or counts other than it
    /// lists.</exception>
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
        [.. entries.GroupBy(entry => entry with { Count = 1 })
            .Select(same => same.Key with { Count = same.Sum(entry => entry.Count) })];

    private static Document Parse(string path)
    {
        try
        {
            return StrictJson.Read<Document>(path, Bytes(path), NetraJson.Reading)
                ?? throw new JsonException("it is null");
        }
        catch (JsonException exception)
        {
            throw Refusal.Unreadable(path,
                $"is not a valid baseline, {JsonTrouble.Clause(exception)}: {Restore}, or delete "
                + $"it and create it again with --write-baseline.");
        }
    }

    private static byte[] Bytes(string path) =>
        FileContent.Text(path, "create it with --write-baseline.");

    private static void RefuseBadCounts(string path, Document document)
    {
        if (document.Findings.FirstOrDefault(entry => entry.Lines < 1) is { Lines: { } lines } odd)
        {
            var key = $"findings[{document.Findings.IndexOf(odd)}].lines";
            throw Refusal.Unreadable(path, $"has {lines} at {key}, expected 1 or more: {Restore}.");
        }

        if (document.Findings.Any(entry => entry.Count < 1)
            || document.Accepted != document.Findings.Sum(entry => (long)entry.Count))
        {
            throw Refusal.Unreadable(path,
                $"declares {document.Accepted} findings but lists a different number: "
                + $"{Restore}.");
        }
    }

    private sealed record Document(string Schema, int Accepted, ImmutableArray<AcceptedFinding> Findings);
}

/// <summary>What people are told of a baseline.</summary>
internal static class BaselineText
{
    private const int Shown = 10;

    public static IEnumerable<string> Render(BaselineVerdict? baseline) =>
        baseline is null ? [] : [.. Stale(baseline), Sum(baseline)];

    private static string Sum(BaselineVerdict baseline)
    {
        var all = baseline.Step == BaselineStep.Create ? ", all current findings" : "";
        return Invariant($"Baseline {baseline.File}: {baseline.Accepted.Count:#,0} findings accepted{all}.");
    }

    private static IEnumerable<string> Stale(BaselineVerdict baseline) => baseline.StaleCount == 0 ? [] :
    [
        Invariant($"{baseline.StaleCount:#,0} accepted findings no longer occur{WhatOfStale(baseline.Step)}:"),
        .. baseline.Stale.Take(Shown).Select(Line),
        .. Rest(baseline.Stale.Length - Shown),
    ];

    private static string WhatOfStale(BaselineStep step) => step == BaselineStep.Shrink
        ? " and were removed from the baseline" : "; remove them from the baseline with --update-baseline";

    private static string Line(AcceptedFinding entry) =>
        Invariant($"{entry.Count,7:#,0}  {entry.Rule} {entry.Path} {entry.Text}").TrimEnd() + Size(entry);

    private static string Size(AcceptedFinding entry) =>
        entry.Lines is { } lines ? Invariant($" ({lines:#,0} lines)") : "";

    private static string[] Rest(int count) => count > 0 ? [Invariant($"         and {count:#,0} more entries")] : [];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Findings that were there when a baseline was made, known by what does not move when lines do.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Path">The file, relative to what was checked; empty when the finding has no place.</param>
/// <param name="Text">The line that the finding stands on, each run of white space as one blank; empty for rules about
/// a whole file.</param>
/// <param name="Count">How many of them are accepted; at least 1.</param>
/// <param name="Lines">How many lines each may have; null where the rule counts none, or nobody wrote it down.</param>
public sealed record AcceptedFinding(
    string Rule,
    string Path,
    string Text,
    int Count,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Lines = null);

/// <summary>The order of entries wherever they are shown or written: the same entries are the same bytes.</summary>
internal static class AcceptedOrder
{
    public static IOrderedEnumerable<AcceptedFinding> Of(IEnumerable<AcceptedFinding> entries) => entries
        .OrderBy(entry => entry.Path, StringComparer.Ordinal)
        .ThenBy(entry => entry.Rule, StringComparer.Ordinal)
        .ThenBy(entry => entry.Text, StringComparer.Ordinal)
        .ThenBy(entry => entry.Lines);
}
