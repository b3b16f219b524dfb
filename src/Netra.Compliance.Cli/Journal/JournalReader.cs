using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Journal;

/// <summary>Reads a journal; a last line cut short is where the run died.</summary>
public static class JournalReader
{
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    /// <exception cref="Refusal">The file is missing, empty, foreign, damaged inside, of a newer format, or holds more than one run.</exception>
    public static RunJournal Read(string path)
    {
        using var stream = Open(path);
        using var lines = new JournalLines(path, stream);
        var journal = new JournalBuilder(path);
        while (lines.Next())
        {
            journal.Add(lines.Line, lines.Number, lines.IsWhole);
        }

        return journal.ToJournal(lines.Digest());
    }

    /// <summary>Opens a journal behind its byte order mark, also one that is still being written.</summary>
    private static FileStream Open(string path)
    {
        if (!File.Exists(path))
        {
            throw Refusal.Unreadable(path, "does not exist: give a journal that a test run wrote.");
        }

        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var head = new byte[Mark.Length];
        stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = head.AsSpan().SequenceEqual(Mark) ? Mark.Length : 0;
        return stream;
    }
}
