using System.Collections.Immutable;

namespace Netra.Compliance.Cli.Journal;

/// <summary>One run of one assembly, as far as it came.</summary>
/// <param name="Path">The file.</param>
/// <param name="Header">Which build of which assembly ran where.</param>
/// <param name="Tests">Its tests; one that started and never finished is unfinished.</param>
/// <param name="Events">What else happened: proofs, controls, errors and backends.</param>
public sealed record RunJournal(
    string Path, RunHeader Header, ImmutableArray<TestRow> Tests, ImmutableArray<object> Events)
{
    /// <summary>The newest major of the format that is read here.</summary>
    public const int Major = 1;

    /// <summary>The format's name.</summary>
    public const string Format = "netra.journal";

    /// <summary>The end record; null when the run died.</summary>
    public EndedEvent? Ended { get; init; }

    /// <summary>Kinds of events that were passed over: a later minor version added them.</summary>
    public ImmutableArray<string> Unknown { get; init; } = [];

    /// <summary>What tells a copy of the file from another one.</summary>
    public string Digest { get; init; } = "";

    /// <summary>The report of another tool that stands in for a journal; null for a journal.</summary>
    public ForeignOrigin? Foreign { get; init; }

    /// <summary>The builds that it is evidence for: the one that its header names, unless it stands in.</summary>
    public ImmutableHashSet<Guid> Builds { get; init; } =
        Guid.TryParse(Header.Mvid, out var mvid) ? [mvid] : [];
}

/// <summary>The report of another tool, as far as it says where it comes from.</summary>
/// <param name="Kind">Its format, as people call it: <c>TRX</c>.</param>
/// <param name="File">The file's name without its folders.</param>
public sealed record ForeignOrigin(string Kind, string File)
{
    /// <summary>When the run began; null where the report does not say.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>When it ended; null where the report does not say.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>The machine; null where the report does not say.</summary>
    public string? Machine { get; init; }

    /// <summary>The assembly that was tested, as the report names it; null where it does not.</summary>
    public string? Storage { get; init; }

    /// <summary>Why the run as a whole cannot be taken for one that came to its end; null when it can.</summary>
    public string? Trouble { get; init; }
}

/// <summary>One test of a run: a fact, one row of a theory, or one proof.</summary>
/// <param name="Class">The CLR full name of its class.</param>
/// <param name="Method">Its method, as a catalog names it.</param>
/// <param name="Display">What a reader calls it; the method's name of one that passed.</param>
/// <param name="Proof">Whether it is a generated proof.</param>
/// <param name="Outcome"><c>passed</c>, <c>failed</c>, <c>skipped</c> or <c>unfinished</c>.</param>
/// <param name="DurationMs">Milliseconds.</param>
/// <param name="Message">What was said of it.</param>
/// <param name="File">The source file of the line at which it failed; null when not known.</param>
/// <param name="Line">That line, from 1; null when not known.</param>
public sealed record TestRow(
    string Class,
    string Method,
    string Display,
    bool Proof,
    string Outcome,
    double DurationMs,
    string? Message,
    string? File,
    int? Line)
{
    /// <summary>Which case of its method it is, and which of the case's tests: the same in every run.</summary>
    public ulong Case { get; init; }

    /// <summary>The outcome of a test that started and never finished.</summary>
    public const string Unfinished = "unfinished";

    /// <summary>What was said of it, and where it failed.</summary>
    internal string? MessageWithPlace => Line is null ? Message : $"{Message}\nat {File}:{Line}".TrimStart();
}

/// <summary>The tests of a journal while it is read. Of a million that passed, no name is kept twice.</summary>
internal sealed class TestRows
{
    private readonly ImmutableArray<TestRow>.Builder _finished = ImmutableArray.CreateBuilder<TestRow>();
    private readonly Dictionary<(string Id, int Occurrence), StartedEvent> _open = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Takes the start or the end of a test and leaves other events; says as a clause what cannot
    /// be.</summary>
    public string? Problem(object line) => line switch
    {
        StartedEvent start =>
            _open.TryAdd((start.Id, start.Occurrence), start)
                ? null : $"\"id\" {start.Id} starts again before it finished",
        FinishedEvent end => Finish(end),
        _ => null,
    };

    /// <summary>Those that finished, in the order of the journal, and then those that never did.</summary>
    public ImmutableArray<TestRow> All() => [.. _finished, .. _open.Values.Select(Open)];

    private string? Finish(FinishedEvent end)
    {
        return !_open.Remove((end.Id, end.Occurrence), out var start) ? $"\"id\" {end.Id} finishes and has not started"
            : (start.Class, start.Method, start.Proof) != (end.Class, end.Method, end.Proof)
                ? $"\"id\" {end.Id} finishes as another test than it started"
            : Keep(end);
    }

    private string? Keep(FinishedEvent end)
    {
        var method = Known(end.Method);
        var display = end.Outcome == "passed" ? method : end.Display;
        _finished.Add(
            new(Known(end.Class), method, display, end.Proof, Known(end.Outcome), end.DurationMs, end.Message, end.File,
                end.Line) { Case = CaseKey.Of(end.Id, end.Occurrence) });
        return null;
    }

    private static TestRow Open(StartedEvent start) =>
        new(start.Class, start.Method, start.Display, start.Proof, TestRow.Unfinished, 0,
            "The run ended before this test did.", null, null) { Case = CaseKey.Of(start.Id, start.Occurrence) };

    private string Known(string name)
    {
        if (_names.TryGetValue(name, out var known))
        {
            return known;
        }

        _names.Add(name);
        return name;
    }
}

/// <summary>Tells the cases of one method apart in eight bytes, so that of a million tests no id is kept.</summary>
internal static class CaseKey
{
    // FNV-1a, whose constants these are.
    private const ulong Basis = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    public static ulong Of(string id, int occurrence) =>
        Mixed(id.Aggregate(Basis, (key, character) => Mixed(key, character)), (ulong)occurrence);

    private static ulong Mixed(ulong key, ulong value) => unchecked((key ^ value) * Prime);
}

/// <summary>The first line of a journal: which build of which assembly ran where.</summary>
public sealed record RunHeader(
    string Schema,
    string Assembly,
    string Mvid,
    string? CatalogHash,
    string Framework,
    string Run,
    DateTimeOffset StartedAt,
    ImmutableSortedDictionary<string, string?> Environment)
{
    /// <summary>The commit that was built, by the assembly's own version; null when it does not say.</summary>
    public string? Commit { get; init; }

    /// <summary>The run of a build service; null outside one.</summary>
    public string? CiRun { get; init; }

    /// <summary>Which part of a divided run it is, such as <c>2/5</c>; null for a whole run.</summary>
    public string? Shard { get; init; }
}

/// <summary>A test began; identified by its case and which of the case's tests it is.</summary>
public sealed record StartedEvent(string Id, int Occurrence, string Class, string Method, string Display, bool Proof);

/// <summary>A test ended as <c>passed</c>, <c>failed</c> or <c>skipped</c>; the duration in milliseconds.</summary>
/// <remarks><c>File</c> and <c>Line</c> are the line of the test's own class at which it failed, null when not
/// known.</remarks>
public sealed record FinishedEvent(
    string Id,
    int Occurrence,
    string Class,
    string Method,
    string Display,
    bool Proof,
    string Outcome,
    double DurationMs,
    string? Message,
    string? File = null,
    int? Line = null);

/// <summary>What became of one point under one fault; the duration in milliseconds.</summary>
/// <remarks><c>File</c> and <c>Line</c> are the line of the point's own class at which it failed, null when not
/// known.</remarks>
public sealed record ProofEvent(
    string Class,
    string Point,
    string Fault,
    string Verdict,
    string? Message,
    double DurationMs,
    string? File = null,
    int? Line = null);

/// <summary>A control of the proof engine: held or not; class and point are null for the run's own.</summary>
public sealed record ControlEvent(string Kind, string? Class, bool Held, string? Message, string? Point = null);

/// <summary>A failure outside any one test, and the classes it touches.</summary>
public sealed record ErrorEvent(string Scope, ImmutableArray<string> Classes, string? Message);

/// <summary>A backend that the run met.</summary>
public sealed record BackendEvent(string Need, string Name, string Kind);

/// <summary>The run came to its end; the duration in milliseconds is the test framework's own sum.</summary>
/// <remarks><c>EndedAt</c> is null in journals of versions that did not say it.</remarks>
public sealed record EndedEvent(
    int Total, int Failed, int Skipped, double DurationMs, DateTimeOffset? EndedAt = null);
