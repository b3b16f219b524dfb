using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Foreign;

/// <summary>Reports of other tools as journals of the assemblies whose points they name.</summary>
internal sealed class ForeignJoin(ForeignRun run, PointIndex points)
{
    private readonly ILookup<DeclaredAssembly?, TestRow> _rows = run.Rows
        .SelectMany(row => Joined(row, points.Find(row, run.Origin.Storage)))
        .ToLookup(joined => joined.Assembly, joined => joined.Row);

    /// <summary>The runs, each file once, and what is to be said of them.</summary>
    public static (ImmutableArray<RunJournal> Journals, ImmutableArray<string> Notes) Of(
        IEnumerable<AssemblyCatalog> catalogs, ImmutableArray<ForeignRun> runs)
    {
        var points = new PointIndex(catalogs);
        var files = runs.OrderBy(run => run.Path, StringComparer.Ordinal).GroupBy(run => run.Digest).ToList();
        var joins = files.Select(copies => new ForeignJoin(copies.First(), points)).ToList();
        var copies = files.SelectMany(same => same.Skip(1).Select(copy => ForeignNotes.OfCopy(copy, same.First())));
        return ([.. joins.SelectMany(join => join.Journals())], [.. joins.Select(join => join.Note()), .. copies]);
    }

    /// <summary>What is of no point stands apart: it can fail the run, and protects no revenue.</summary>
    private static IEnumerable<(DeclaredAssembly? Assembly, TestRow Row)> Joined(
        ForeignRow row, ImmutableArray<NamedPoint> found) =>
        found.IsEmpty ? [(null, ForeignRows.Plain(row))]
            : found.Select(point =>
                ((DeclaredAssembly?)point.Assembly, ForeignRows.Of(row, point.Class, point.Method)));

    private IEnumerable<RunJournal> Journals()
    {
        var parts = _rows.Select(rows => Journal(rows.Key, [.. rows])).ToList();
        parts = parts.Count == 0 ? [Journal(null, [])] : parts;
        return parts.Select((part, index) => index == 0 ? part : WithoutTrouble(part));
    }

    /// <summary>Said once, of whatever assembly.</summary>
    private static RunJournal WithoutTrouble(RunJournal journal) =>
        journal with { Foreign = journal.Foreign! with { Trouble = null } };

    private RunJournal Journal(DeclaredAssembly? assembly, ImmutableArray<TestRow> rows)
    {
        var builds = assembly?.BuildsOf(run.Origin.Storage) ?? [];
        return new(run.Path, Header(assembly, builds), rows, [])
        {
            Foreign = run.Origin, Builds = builds, Digest = run.Digest,
            Ended = run.Origin.Trouble is null ? ForeignRows.End(rows) : null,
        };
    }

    private RunHeader Header(DeclaredAssembly? assembly, ImmutableHashSet<Guid> builds)
    {
        var id = $"{run.Origin.Kind.ToLowerInvariant()}-{run.Digest[..Math.Min(12, run.Digest.Length)]}";
        return new()
        {
            Schema = $"{RunJournal.Format}/{RunJournal.Major}", Assembly = assembly?.Name ?? run.Origin.File,
            Mvid = builds.Order().FirstOrDefault().ToString(), CatalogHash = assembly?.Hash, Framework = "",
            Run = assembly is null ? id : $"{id}/{assembly.Name}",
            StartedAt = run.Origin.Start ?? DateTimeOffset.MinValue,
            Environment = ImmutableSortedDictionary<string, string?>.Empty,
        };
    }

    private string Note() => ForeignNotes.Of(run, [.. _rows[null]]);
}

/// <summary>Results of another tool as rows of a journal.</summary>
internal static class ForeignRows
{
    private const string Generated = "Netra.Compliance.Generated.";
    private const string NeverEnded = "The run ended before this test did.";

    public static TestRow Of(ForeignRow row, string @class, string method)
    {
        var (file, line) = row.Outcome == "failed" ? StackFrames.LineOf(row.Trace, @class) : default;
        var message = row.Message ?? (row.Outcome == TestRow.Unfinished ? NeverEnded : null);
        return new()
        {
            Class = @class, Method = method, Case = row.Case, Display = row.Display, Proof = false,
            Outcome = row.Outcome, DurationMs = row.DurationMs, Message = message, File = file, Line = line,
        };
    }

    /// <summary>A proof counts as one that failed where it did, and for nothing else.</summary>
    public static TestRow Plain(ForeignRow row)
    {
        var name = row.Names[0];
        var end = name.Split('(')[0].LastIndexOf('.');
        var (@class, method) = end < 0 ? ("", name) : (name[..end], name[(end + 1)..]);
        return Of(row, @class, method) with { Proof = name.StartsWith(Generated, StringComparison.Ordinal) };
    }

    public static EndedEvent End(ImmutableArray<TestRow> rows)
    {
        int In(string outcome) => rows.Count(row => row.Outcome == outcome);
        return new(rows.Length - In(TestRow.Unfinished), In("failed"), In("skipped"), 0);
    }
}

/// <summary>What a reader must know of the report of another tool to believe no more than it says.</summary>
internal static class ForeignNotes
{
    private const int Shown = 3;

    public static string Of(ForeignRun run, IReadOnlyCollection<TestRow> unknown)
    {
        var joined = run.Rows.Length - unknown.Count;
        var counts = string.Create(CultureInfo.InvariantCulture, $"{joined:#,0} of {run.Rows.Length:#,0} results");
        return $"{run.Origin.File} ({run.Origin.Kind}) stands in for a journal: {counts} are of coverage points. "
            + $"It does not say which build it tested, and it proves nothing.{Rest(unknown)}";
    }

    public static string OfCopy(ForeignRun copy, ForeignRun first) =>
        $"{copy.Path} is a copy of {first.Path}: the run counts once.";

    private static string Rest(IReadOnlyCollection<TestRow> unknown)
    {
        var names = unknown.Select(row => $"{row.Class}.{row.Method}".Trim('.')).Distinct().ToList();
        return unknown.Count == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $" {unknown.Count:#,0} of no coverage point protect no revenue: {string.Join(", ", names.Take(Shown))}")
            + (names.Count > Shown ? $" and {names.Count - Shown} more." : ".");
    }
}
