using System.Collections.Immutable;
using Netra.Compliance.Journaling;

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

    internal IEnumerable<ProofEvent> Proofs => Events.OfType<ProofEvent>();

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
public sealed record TestRow
{
    /// <summary>Which case of its method it is, and which of the case's tests: the same in every run.</summary>
    public ulong Case { get; init; }

    /// <summary>The outcome of a test that started and never finished.</summary>
    public const string Unfinished = "unfinished";

    /// <summary>The CLR full name of its class.</summary>
    public required string Class { get; init; }

    /// <summary>Its method, as a catalog names it.</summary>
    public required string Method { get; init; }

    /// <summary>What a reader calls it; the method's name of one that passed.</summary>
    public required string Display { get; init; }

    /// <summary>Whether it is a generated proof.</summary>
    public required bool Proof { get; init; }

    /// <summary><c>passed</c>, <c>failed</c>, <c>skipped</c> or <c>unfinished</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Milliseconds.</summary>
    public required double DurationMs { get; init; }

    /// <summary>What was said of it.</summary>
    public required string? Message { get; init; }

    /// <summary>The source file of the line at which it failed; null when not known.</summary>
    public string? File { get; init; }

    /// <summary>That line, from 1; null when not known.</summary>
    public int? Line { get; init; }

    internal bool IsFinished => Outcome != Unfinished;

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
        _finished.Add(new()
        {
            Class = Known(end.Class), Method = method, Case = CaseKey.Of(end.Id, end.Occurrence), Proof = end.Proof,
            Display = end.Outcome == "passed" ? method : end.Display,
            Outcome = Known(end.Outcome), DurationMs = end.DurationMs,
            Message = end.Message, File = end.File, Line = end.Line,
        });
        return null;
    }

    private static TestRow Open(StartedEvent start) => new()
    {
        Class = start.Class, Method = start.Method, Case = CaseKey.Of(start.Id, start.Occurrence),
        Display = start.Display, Proof = start.Proof,
        Outcome = TestRow.Unfinished, DurationMs = 0, Message = "The run ended before this test did.",
    };

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
public sealed record RunHeader
{
    /// <summary>The format, <c>netra.journal/1</c>.</summary>
    public required string Schema { get; init; }

    /// <summary>The assembly's simple name.</summary>
    public required string Assembly { get; init; }

    /// <summary>The module version id of its build.</summary>
    public required string Mvid { get; init; }

    /// <summary>The hash of its catalog; null when it has none.</summary>
    public required string? CatalogHash { get; init; }

    /// <summary>The framework that it ran on.</summary>
    public required string Framework { get; init; }

    /// <summary>The run's id.</summary>
    public required string Run { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>What is known of the machine, by name.</summary>
    public required ImmutableSortedDictionary<string, string?> Environment { get; init; }

    /// <summary>The commit that was built, by the assembly's own version; null when it does not say.</summary>
    public string? Commit { get; init; }

    /// <summary>The run of a build service; null outside one.</summary>
    public string? CiRun { get; init; }

    /// <summary>Which part of a divided run it is, such as <c>2/5</c>; null for a whole run.</summary>
    public string? Shard { get; init; }
}

/// <summary>A test began; identified by its case and which of the case's tests it is.</summary>
public sealed record StartedEvent(string Id, int Occurrence, string Class, string Method, string Display, bool Proof);

/// <summary>A test ended.</summary>
public sealed record FinishedEvent
{
    /// <summary>The id of its case.</summary>
    public required string Id { get; init; }

    /// <summary>Which of the case's tests it is, from 1.</summary>
    public required int Occurrence { get; init; }

    /// <summary>The CLR full name of its class.</summary>
    public required string Class { get; init; }

    /// <summary>Its method, as a catalog names it.</summary>
    public required string Method { get; init; }

    /// <summary>What a reader calls it.</summary>
    public required string Display { get; init; }

    /// <summary>Whether it is a generated proof.</summary>
    public required bool Proof { get; init; }

    /// <summary><c>passed</c>, <c>failed</c> or <c>skipped</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Milliseconds.</summary>
    public required double DurationMs { get; init; }

    /// <summary>What was said of it.</summary>
    public required string? Message { get; init; }

    /// <summary>The source file of the line of its own class at which it failed; null when not known.</summary>
    public string? File { get; init; }

    /// <summary>That line, from 1; null when not known.</summary>
    public int? Line { get; init; }
}

/// <summary>What became of one point under one fault.</summary>
public sealed record ProofEvent
{
    /// <summary>The CLR full name of the point's class.</summary>
    public required string Class { get; init; }

    /// <summary>The point, as a catalog names it.</summary>
    public required string Point { get; init; }

    /// <summary>The CLR full name of the fault.</summary>
    public required string Fault { get; init; }

    /// <summary>What the engine says.</summary>
    public required string Verdict { get; init; }

    /// <summary>What was said of it.</summary>
    public required string? Message { get; init; }

    /// <summary>Milliseconds.</summary>
    public required double DurationMs { get; init; }

    /// <summary>The source file of the line of the point's own class at which it failed; null when not
    /// known.</summary>
    public string? File { get; init; }

    /// <summary>That line, from 1; null when not known.</summary>
    public int? Line { get; init; }

    internal (string Class, string Point, string Fault) Key => (Class, Point, Fault);

    /// <summary>The verdict that the word says.</summary>
    internal ProofVerdict Found => Enum.Parse<ProofVerdict>(Verdict);
}

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
