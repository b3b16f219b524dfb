using Netra.Compliance.Checking;

namespace Netra.Compliance.Cli.Inputs;

/// <summary>The one way to what an input holds: a regular file, and text in UTF-8, with a byte order mark or
/// without.</summary>
internal static class FileContent
{
    private const long Most = 1L << 30;

    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    /// <summary>Opens a file, also one that is still being written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="advice">What to do where there is none.</param>
    /// <exception cref="Refusal">It is missing, a folder, a pipe, a socket or a device.</exception>
    public static FileStream Open(string path, string advice) =>
        Directory.Exists(path) ? throw Refusal.Unreadable(path, $"is a folder: {advice}")
        : !File.Exists(path) ? throw Refusal.Unreadable(path, $"does not exist: {advice}")
        : !RegularFile.Is(path)
            ? throw Refusal.Unreadable(path, $"is a pipe, a socket or a device, not a regular file: {advice}")
        : Opened(path, advice);

    /// <summary>Opens text behind its byte order mark.</summary>
    /// <exception cref="Refusal">As for any file, or the text is in UTF-16.</exception>
    public static FileStream OpenText(string path, string advice)
    {
        var stream = Open(path, advice);
        var head = new byte[Mark.Length];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        RefuseUtf16(path, head.AsSpan(0, length));
        stream.Position = head.SequenceEqual(Mark) ? Mark.Length : 0;
        return stream;
    }

    /// <summary>The whole text behind its byte order mark.</summary>
    /// <exception cref="Refusal">As for any text, or there is more of it than anyone writes.</exception>
    public static byte[] Text(string path, string advice)
    {
        using var stream = OpenText(path, advice);
        if (stream.Length > Most)
        {
            throw Refusal.Unreadable(path, $"is larger than 1 GB: {advice}");
        }

        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static FileStream Opened(string path, string advice)
    {
        try
        {
            return RegularFile.Open(path);
        }
        catch (FileNotFoundException)
        {
            throw Refusal.Unreadable(path, $"is a broken link: {advice}");
        }
    }

    /// <summary>In UTF-16 every other byte of plain text is zero, and text that this tool reads begins with plain
    /// text.</summary>
    private static void RefuseUtf16(string path, ReadOnlySpan<byte> head)
    {
        var isMarked = head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])
            || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        if (isMarked || (head.Length > 1 && head[..2].Contains((byte)0)))
        {
            throw Refusal.Unreadable(path, "is written in UTF-16: save it as UTF-8.");
        }
    }
}
