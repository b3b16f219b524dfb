using System.Text.Json;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Tests.Journaling;

public sealed class JournalOnDiskTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "netra-" + Guid.NewGuid().ToString("N"));

    [Fact]
    public void Is_readable_up_to_the_last_event_while_it_is_open()
    {
        using var journal = Open(() => JournalScratch.Header);
        journal.Started(JournalScratch.Test("a"));

        Assert.Equal(2, Read().Length);
    }

    [Fact]
    public void Is_named_after_assembly_framework_and_run()
    {
        using var journal = Open(() => JournalScratch.Header);

        Assert.Equal(
            "Shop.Tests.net10.0.20260105T090000-abc.jsonl", Path.GetFileName(Directory.GetFiles(_folder).Single()));
    }

    [Fact]
    public void Describes_the_assembly_whose_tests_run()
    {
        using var journal = Open(() => JournalHeader.Of(typeof(JournalOnDiskTests).Assembly, TimeProvider.System));

        var run = JsonDocument.Parse(Read()[0]).RootElement;
        Assert.Equal("Netra.Compliance.Tests", run.GetProperty("assembly").GetString());
        Assert.Equal("net10.0", run.GetProperty("framework").GetString());
        Assert.Equal(typeof(JournalOnDiskTests).Module.ModuleVersionId.ToString(), run.GetProperty("mvid").GetString());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private RunJournal Open(Func<JournalHeader> header) =>
        new(new JournalFile(() => RunJournal.Create(_folder, header().FileName), TextWriter.Null), header);

    private string[] Read()
    {
        using var stream =
            new FileStream(Directory.GetFiles(_folder).Single(), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
