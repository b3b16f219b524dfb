using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Journal;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Journal;

public sealed class JournalReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly JournalScript _script = new(Guid.NewGuid());

    [Fact]
    public void Reads_every_kind_of_event()
    {
        var text = _script.Controls().Test("Shop.Auth.Flow", "Works").Proof("Shop.Auth.Flow", "Works", "F")
            .Error("class", "Shop.Auth.Flow").Backend("relational", "SQLite").Ended().Text;
        var journal = JournalReader.Read(_folder.Write("a.jsonl", text));
        Assert.Equal((2, 5), (journal.Tests.Length, journal.Events.Length));
        Assert.Equal(2, journal.Ended!.Total);
    }

    [Fact]
    public void Passes_over_an_event_that_a_later_version_added()
    {
        var text = _script.Add(new { @event = "weather", sky = "clear" }).Ended().Text;
        var journal = JournalReader.Read(_folder.Write("a.jsonl", text));
        Assert.Equal(("weather", 0), (Assert.Single(journal.Unknown), journal.Ended!.Total));
    }

    [Fact]
    public void Takes_a_cut_last_line_for_the_end_of_a_run_that_died()
    {
        var text = _script.Test("Shop.Auth.Flow", "Works").Ended().Text;
        var journal = JournalReader.Read(_folder.Write("a.jsonl", text[..^20]));
        Assert.Null(journal.Ended);
        Assert.Equal("passed", Assert.Single(journal.Tests).Outcome);
    }

    [Fact]
    public void Refuses_damage_before_the_last_line()
    {
        var text = _script.Text + "{\"event\":\"sta\n{\"event\":\"weather\"}\n";
        AssertRefused(_folder.Write("a.jsonl", text), "damaged at line 2");
    }

    [Fact]
    public void Refuses_an_event_that_lacks_a_field_before_the_last_line()
    {
        var text = _script.Add(new { @event = "ended" }).Ended().Text;
        AssertRefused(_folder.Write("a.jsonl", text), "damaged at line 2");
    }

    [Fact]
    public void Refuses_a_missing_file() => AssertRefused(_folder.At("a.jsonl"), "does not exist");

    [Fact]
    public void Refuses_an_empty_file() => AssertRefused(_folder.Write("a.jsonl", ""), "is empty");

    [Fact]
    public void Refuses_a_file_cut_in_its_first_line() =>
        AssertRefused(_folder.Write("a.jsonl", _script.Text[..30]), "does not begin with a run record");

    [Fact]
    public void Refuses_foreign_lines() =>
        AssertRefused(_folder.Write("a.jsonl", "{\"prompt\":\"x\"}\n"), "is not in the format netra.journal/1");

    [Fact]
    public void Refuses_a_newer_schema()
    {
        var newer = new JournalScript(Guid.NewGuid(), schema: "netra.journal/2");
        AssertRefused(_folder.Write("a.jsonl", newer.Text), "supports up to netra.journal/1");
    }

    public void Dispose() => _folder.Dispose();

    private static void AssertRefused(string path, string why)
    {
        var refusal = Assert.Throws<Refusal>(() => JournalReader.Read(path));
        Assert.Equal(ExitCode.Unreadable, refusal.Code);
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }
}
