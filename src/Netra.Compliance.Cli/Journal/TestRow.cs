using System.Collections.Immutable;

namespace Netra.Compliance.Cli.Journal;

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

    /// <summary>Takes the start or the end of a test and leaves other events; says as a clause what cannot be.</summary>
    public string? Problem(object line) => line switch
    {
        StartedEvent start => _open.TryAdd((start.Id, start.Occurrence), start) ? null : $"\"id\" {start.Id} starts again before it finished",
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
        _finished.Add(new(Known(end.Class), method, display, end.Proof, Known(end.Outcome), end.DurationMs, end.Message, end.File, end.Line));
        return null;
    }

    private static TestRow Open(StartedEvent start) =>
        new(start.Class, start.Method, start.Display, start.Proof, TestRow.Unfinished, 0, "The run ended before this test did.", null, null);

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
