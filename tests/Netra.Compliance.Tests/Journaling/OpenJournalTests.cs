using System.Reflection;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Tests.Journaling;

public sealed class OpenJournalTests
{
    /// <summary>Not this assembly: the proofs tested beside write to its journals.</summary>
    private static readonly Assembly Owner = typeof(System.Text.Json.JsonDocument).Assembly;

    [Fact]
    public void Records_a_backend_once_for_each_journal_and_whenever_it_was_met()
    {
        var (early, late) = (new JournalScratch(), new JournalScratch());
        OpenJournals.Add(Owner, early.Journal);
        Journal.RecordBackend("relational", "a database of this test", BackendKind.Embedded);
        Journal.RecordBackend("relational", "a database of this test", BackendKind.Embedded);
        OpenJournals.Add(Owner, late.Journal);
        Close(early, late);

        Assert.Equal(1, Met(early));
        Assert.Equal(1, Met(late));
    }

    [Theory]
    [InlineData("", "SQLite")]
    [InlineData("relational", " ")]
    public void Refuses_a_backend_without_a_need_or_a_name(string need, string name) =>
        Assert.Throws<ArgumentException>(() => Journal.RecordBackend(need, name, BackendKind.Embedded));

    [Fact]
    public void Forgets_a_journal_that_ended()
    {
        var scratch = new JournalScratch();
        OpenJournals.Add(typeof(string).Assembly, scratch.Journal);
        Assert.Same(scratch.Journal, OpenJournals.Of(typeof(string).Assembly));

        scratch.Journal.Ended(new RunTotals(0, 0, 0, TimeSpan.Zero));

        Assert.Null(OpenJournals.Of(typeof(string).Assembly));
    }

    private static void Close(params JournalScratch[] scratches) =>
        Array.ForEach(scratches, scratch => scratch.Journal.Dispose());

    private static int Met(JournalScratch scratch) =>
        scratch.Lines.Count(line => line.Contains("a database of this test"));
}
