using System.Text.Json;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Tests.Journaling;

public sealed class RunJournalTests
{
    private static readonly TestResult Passed = new(TestOutcome.Passed, TimeSpan.FromMilliseconds(1.5), null);

    [Fact]
    public void Begins_with_the_run_record()
    {
        var run = new JournalScratch().Events.Single();

        Assert.Equal("run", run.GetProperty("event").GetString());
        Assert.Equal("netra.journal/1", run.GetProperty("schema").GetString());
        Assert.Equal(JsonValueKind.Null, run.GetProperty("catalogHash").ValueKind);
        Assert.Equal("2026-01-05T09:00:00Z", run.GetProperty("startedAt").GetString());
        Assert.Equal("any", run.GetProperty("environment").GetProperty("os").GetString());
    }

    [Fact]
    public void Writes_one_object_a_line_and_ends_each_with_a_newline()
    {
        var scratch = new JournalScratch();
        scratch.Journal.Started(JournalScratch.Test("a"));
        scratch.Journal.Finished(JournalScratch.Test("a"), Passed);

        Assert.Equal(
            ["run", "started", "finished"], scratch.Events.Select(line => line.GetProperty("event").GetString()));
    }

    [Fact]
    public void Records_the_outcome_the_time_and_the_reason()
    {
        var scratch = new JournalScratch();
        scratch.Journal.Finished(
            JournalScratch.Test("a"), new TestResult(TestOutcome.Failed, TimeSpan.FromMilliseconds(1.5), "two\nlines"));

        Assert.Equal("failed", scratch.Last.GetProperty("outcome").GetString());
        Assert.Equal(1.5, scratch.Last.GetProperty("durationMs").GetDouble());
        Assert.Equal("two\nlines", scratch.Last.GetProperty("message").GetString());
    }

    [Fact]
    public void Names_the_line_that_failed_and_no_line_where_none_is_known()
    {
        var scratch = new JournalScratch();
        scratch.Journal.Finished(JournalScratch.Test("a"),
            new TestResult(TestOutcome.Failed, TimeSpan.Zero, "no", new SourceLine("Sales/A.cs", 7)));
        scratch.Journal.Finished(JournalScratch.Test("a"), Passed);

        Assert.Equal("Sales/A.cs", scratch.Events[1].GetProperty("file").GetString());
        Assert.Equal(7, scratch.Events[1].GetProperty("line").GetInt32());
        Assert.False(scratch.Last.TryGetProperty("file", out _));
    }

    [Fact]
    public void Counts_the_tests_of_one_case()
    {
        var scratch = new JournalScratch();
        RunTwice(scratch.Journal, JournalScratch.Test("a"));
        scratch.Journal.Started(JournalScratch.Test("b"));

        Assert.Equal([1, 1, 2, 2, 1], scratch.Events.Skip(1).Select(line => line.GetProperty("occurrence").GetInt32()));
    }

    [Fact]
    public void Keeps_every_line_whole_when_many_threads_write()
    {
        var scratch = new JournalScratch();
        Parallel.For(0, 500, index => scratch.Journal.Started(JournalScratch.Test($"case {index}")));

        Assert.Equal(501, scratch.Events.Length);
    }

    [Fact]
    public void Survives_a_name_that_is_no_valid_text()
    {
        var scratch = new JournalScratch();
        scratch.Journal.Started(JournalScratch.Test("a") with { Display = "half a \ud83d pair" });

        Assert.Contains("half a", scratch.Last.GetProperty("display").GetString());
        Assert.Empty(scratch.Complaints);
    }

    [Fact]
    public void Writes_nothing_after_the_end()
    {
        var scratch = new JournalScratch();
        scratch.Journal.Ended(new RunTotals(3, 1, 1, TimeSpan.FromSeconds(2)));
        scratch.Journal.Started(JournalScratch.Test("late"));

        Assert.Equal("ended", scratch.Last.GetProperty("event").GetString());
        Assert.Equal(3, scratch.Last.GetProperty("total").GetInt32());
        Assert.Equal(2000, scratch.Last.GetProperty("durationMs").GetDouble());
    }

    [Fact]
    public void Names_the_classes_that_an_error_touches()
    {
        var scratch = new JournalScratch();
        scratch.Journal.Failed(ErrorScope.Collection, ["A", "B"], "torn down badly");

        Assert.Equal("collection", scratch.Last.GetProperty("scope").GetString());
        Assert.Equal(["A", "B"], scratch.Last.GetProperty("classes").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public void Records_a_proof_and_a_control()
    {
        var scratch = new JournalScratch();
        var result = new ProofResult(ProofVerdict.Vacuous, "never reached", TimeSpan.Zero);
        scratch.Journal.Proved(new ProofRecord("Shop.Tests.Cart", "Adds", "Shop.Tests.Loses", result));
        scratch.Journal.Controlled(new ControlRecord(ControlKind.Canary, null, true, "caught"));

        Assert.Equal("Vacuous", scratch.Events[1].GetProperty("verdict").GetString());
        Assert.Equal("canary", scratch.Last.GetProperty("kind").GetString());
        Assert.Equal(JsonValueKind.Null, scratch.Last.GetProperty("class").ValueKind);
        Assert.True(scratch.Last.GetProperty("held").GetBoolean());
    }

    [Fact]
    public void Stops_at_the_first_write_that_fails_and_says_so_once()
    {
        var scratch = new JournalScratch(stream => new BrokenStream(stream, 2));
        RunTwice(scratch.Journal, JournalScratch.Test("a"));

        Assert.Equal(2, scratch.Lines.Length);
        Assert.Single(scratch.Complaints.Split("No space left").Skip(1));
    }

    [Fact]
    public void Does_not_stop_while_writes_succeed()
    {
        var scratch = new JournalScratch(stream => new BrokenStream(stream, 5));
        RunTwice(scratch.Journal, JournalScratch.Test("a"));

        Assert.Equal(5, scratch.Lines.Length);
        Assert.Empty(scratch.Complaints);
    }

    [Fact]
    public void Says_so_when_the_file_cannot_be_made()
    {
        var scratch = new JournalScratch(_ => throw new UnauthorizedAccessException("read-only"));
        scratch.Journal.Started(JournalScratch.Test("a"));

        Assert.Empty(scratch.Lines);
        Assert.Contains("read-only", scratch.Complaints);
        Assert.Contains("unverified", scratch.Complaints);
    }

    [Fact]
    public void Records_why_the_reporting_failed_and_ends()
    {
        var scratch = new JournalScratch();
        scratch.Journal.Abandon(new InvalidOperationException("the sink broke"));
        scratch.Journal.Ended(new RunTotals(1, 0, 0, TimeSpan.Zero));

        Assert.Equal("engine", scratch.Last.GetProperty("scope").GetString());
        Assert.Contains("the sink broke", scratch.Last.GetProperty("message").GetString());
        Assert.Contains("the sink broke", scratch.Complaints);
    }

    private static void RunTwice(RunJournal journal, TestIdentity test)
    {
        journal.Started(test);
        journal.Finished(test, Passed);
        journal.Started(test);
        journal.Finished(test, Passed);
    }
}
