using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Cli.Journal;

/// <summary>Puts a journal together from its lines: one run, from its run record to its end record, and nothing
/// after.</summary>
internal sealed class JournalBuilder(string path)
{
    private readonly JournalLine _lines = new();
    private readonly TestRows _tests = new();
    private readonly ImmutableArray<object>.Builder _events = ImmutableArray.CreateBuilder<object>();
    private readonly SortedSet<string> _unknown = new(StringComparer.Ordinal);
    private RunHeader? _header;
    private EndedEvent? _ended;

    public void Add(ReadOnlySpan<byte> line, int number, bool isWhole)
    {
        RefuseAfterEnd(number);
        if (_header is null)
        {
            _header = Header(line);
        }
        else if (isWhole || !JournalLine.IsCut(line))
        {
            Take(Parsed(line, number), number);
        }
    }

    /// <exception cref="Refusal">There was no line.</exception>
    public RunJournal ToJournal(string digest) => _header is null
        ? throw Refusal.Unreadable(
            path, "is empty: the run died before it wrote its first line, or its disk was full; run the tests again.")
        : new(path, _header, _tests.All(), _events.ToImmutable())
        {
            Ended = _ended,
            Unknown = [.. _unknown],
            Digest = digest,
        };

    private void RefuseAfterEnd(int number)
    {
        if (_ended is not null)
        {
            throw Refusal.Unreadable(
                path,
                $"continues at line {number}, after its end record: it was changed, or two runs were merged; run the "
                + $"tests again.");
        }
    }

    private RunHeader Header(ReadOnlySpan<byte> line)
    {
        RequireRun(line);
        return (RunHeader)Parsed(line, 1);
    }

    private void RequireRun(ReadOnlySpan<byte> line)
    {
        try
        {
            SchemaName.Require(path, JournalLine.SchemaOf(line), RunJournal.Format, RunJournal.Major);
        }
        catch (JsonException)
        {
            throw Refusal.Unreadable(
                path,
                "does not begin with a run record: it is truncated, or not a journal; "
                    + "run the tests again, or leave it out.");
        }
    }

    private object Parsed(ReadOnlySpan<byte> line, int number)
    {
        try
        {
            return _lines.Parse(line);
        }
        catch (JsonException exception)
        {
            throw Damaged(number, JsonTrouble.Clause(exception));
        }
    }

    private void Take(object line, int number)
    {
        RequireOneRun(line, number);
        _ended = line as EndedEvent;
        if (line is UnknownEvent unknown)
        {
            _unknown.Add(unknown.Kind);
        }
        else if (line is ProofEvent or ControlEvent or ErrorEvent or BackendEvent)
        {
            _events.Add(line);
        }
    }

    private void RequireOneRun(object line, int number)
    {
        if (line is RunHeader)
        {
            throw Refusal.Unreadable(
                path, $"begins a second run at line {number}: write each run to its own file.");
        }

        if (_tests.Problem(line) is { } problem)
        {
            throw Damaged(number, problem);
        }
    }

    private Refusal Damaged(int number, string why) =>
        Refusal.Unreadable(path, $"is damaged at line {number}: {why}. Run the tests again.");
}

/// <summary>What the values of an event can be, beyond their kinds.</summary>
internal static class EventRange
{
    /// <summary>Thirty years: no test takes longer, and a million of them still add up.</summary>
    private const double LongestMs = 1e12;

    private static readonly string[] Outcomes = ["passed", "failed", "skipped"];
    private static readonly string[] Verdicts =
        [.. Enum.GetNames<ProofVerdict>().Except([nameof(ProofVerdict.NotRun), nameof(ProofVerdict.Void)])];
    private static readonly string[] Controls = ["noop", "canary"];

    /// <summary>The first value that cannot be, as a clause; null when all can.</summary>
    public static string? Problem(object line) => line switch
    {
        RunHeader header => Problem(header),
        StartedEvent start => Number("occurrence", start.Occurrence, 1),
        FinishedEvent end => Problem(end),
        ProofEvent proof => Problem(proof),
        ControlEvent control => Word("kind", control.Kind, Controls),
        EndedEvent ended => Problem(ended),
        _ => null,
    };

    private static string? Problem(RunHeader header) =>
        Mvid(header.Mvid) ?? Commit(header.Commit) ?? Part(header.Shard);

    private static string? Problem(FinishedEvent end) =>
        Word("outcome", end.Outcome, Outcomes) ?? Duration(end.DurationMs)
        ?? Number("occurrence", end.Occurrence, 1) ?? Number("line", end.Line ?? 1, 1);

    private static string? Problem(ProofEvent proof) =>
        Word("verdict", proof.Verdict, Verdicts) ?? Duration(proof.DurationMs) ?? Number("line", proof.Line ?? 1, 1);

    private static string? Problem(EndedEvent ended) =>
        Number("total", ended.Total, 0) ?? Number("failed", ended.Failed, 0) ?? Number("skipped", ended.Skipped, 0)
        ?? Duration(ended.DurationMs);

    private static string? Mvid(string mvid) =>
        Guid.TryParse(mvid, out _) ? null : Not("mvid", JsonSerializer.Serialize(mvid), "a module version id");

    private static string? Commit(string? commit) =>
        commit is null || CommitId.Is(commit)
            ? null : Not("commit", JsonSerializer.Serialize(commit), "7 to 64 hexadecimal digits");

    private static string? Part(string? shard) =>
        shard is null || Shard.Parse(shard) is not null
            ? null : Not("shard", JsonSerializer.Serialize(shard), "a part and how many there are, such as 2/5");

    private static string? Duration(double milliseconds) =>
        milliseconds is >= 0 and <= LongestMs
            ? null : Not("durationMs", milliseconds.ToString(CultureInfo.InvariantCulture), "0 to 1e12");

    private static string? Number(string key, int number, int least) =>
        number >= least ? null : Not(key, number.ToString(CultureInfo.InvariantCulture), $"{least} or more");

    private static string? Word(string key, string word, string[] known) =>
        known.Contains(word, StringComparer.Ordinal)
            ? null : Not(key, JsonSerializer.Serialize(word), $"one of {string.Join(", ", known)}");

    private static string Not(string key, string found, string expected) =>
        $"\"{key}\" is {found}, expected {expected}";
}

/// <summary>Reads a journal; a last line cut short is where the run died.</summary>
public static class JournalReader
{
    /// <exception cref="Refusal">The file is missing, empty, foreign, damaged inside, of a newer format, or holds more
    /// than one run.</exception>
    /// <exception cref="OperationCanceledException">The command is to end.</exception>
    public static RunJournal Read(string path, CancellationToken cancellation = default)
    {
        using var stream = FileContent.OpenText(path, "give a journal that a test run wrote.");
        using var lines = new JournalLines(path, stream);
        var journal = new JournalBuilder(path);
        while (lines.Next())
        {
            cancellation.ThrowIfCancellationRequested();
            journal.Add(lines.Line, lines.Number, lines.IsWhole);
        }

        return journal.ToJournal(lines.Digest());
    }
}
