using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Journal;

/// <summary>Reads a journal; a last line cut short is where the run died.</summary>
public static class JournalReader
{
    /// <exception cref="Refusal">The file is missing, empty, foreign, damaged inside, of a newer format, or holds more than one run.</exception>
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
