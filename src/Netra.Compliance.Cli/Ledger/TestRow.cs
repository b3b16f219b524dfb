using System.Collections.Immutable;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>One test of a run: a fact, one row of a theory, or one proof.</summary>
internal sealed record TestRow(
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
    public const string Unfinished = "unfinished";

    /// <summary>What was said of it, and where it failed.</summary>
    public string? MessageWithPlace => Line is null ? Message : $"{Message}\nat {File}:{Line}".TrimStart();

    /// <summary>The tests of a journal; one that started and never finished is unfinished.</summary>
    public static ImmutableArray<TestRow> Of(RunJournal journal)
    {
        var finished = journal.Events.OfType<FinishedEvent>().ToList();
        var done = finished.Select(end => (end.Id, end.Occurrence)).ToHashSet();
        var open = journal.Events.OfType<StartedEvent>().Where(start => !done.Contains((start.Id, start.Occurrence)));
        return [.. finished.Select(Finished), .. open.Select(Open)];
    }

    private static TestRow Finished(FinishedEvent end) =>
        new(end.Class, end.Method, end.Display, end.Proof, Known(end.Outcome), end.DurationMs, end.Message, end.File, end.Line);

    private static TestRow Open(StartedEvent start) =>
        new(start.Class, start.Method, start.Display, start.Proof, Unfinished, 0, "The run ended before this test did.", null, null);

    private static string Known(string outcome) => outcome is "passed" or "failed" or "skipped" ? outcome : Unfinished;
}
