using System.Collections.Immutable;
using System.Text.Json;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Journal;

/// <summary>Reads a journal; a last line cut short is where the run died.</summary>
public static class JournalReader
{
    /// <exception cref="Refusal">The file is missing, empty, foreign, damaged inside, or of a newer format.</exception>
    public static RunJournal Read(string path)
    {
        var lines = Lines(path);
        if (lines.Count == 0)
        {
            throw Refusal.Unreadable(path, "is empty: the run died before it wrote its first line; run the tests again.");
        }

        return new(path, Header(path, lines[0]), Events(path, lines));
    }

    private static List<string> Lines(string path) =>
        [.. ReadShared(path).Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0)];

    private static string ReadShared(string path)
    {
        using var stream = FileContent.OpenText(path, "give a journal that a test run wrote.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static RunHeader Header(string path, string line)
    {
        try
        {
            SchemaName.Require(path, JournalLine.SchemaOf(line), RunJournal.Format, RunJournal.Major);
            return (RunHeader)JournalLine.Parse(line)!;
        }
        catch (JsonException)
        {
            throw Refusal.Unreadable(path, "does not begin with a journal's run record: it is cut short or is no journal.");
        }
    }

    private static ImmutableArray<object> Events(string path, List<string> lines)
    {
        var events = Enumerable.Range(1, lines.Count - 1).Select(index => Event(path, lines, index));
        return [.. events.OfType<object>()];
    }

    private static object? Event(string path, List<string> lines, int index)
    {
        try
        {
            return JournalLine.Parse(lines[index]);
        }
        catch (JsonException) when (index == lines.Count - 1)
        {
            return null;
        }
        catch (JsonException)
        {
            throw Refusal.Unreadable(path, $"is damaged at line {index + 1}: that line is no journal event.");
        }
    }
}
