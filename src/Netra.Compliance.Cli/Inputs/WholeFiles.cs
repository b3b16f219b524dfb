namespace Netra.Compliance.Cli.Inputs;

/// <summary>Writes files so that each is there as a whole or as it was before: under another name first, then
/// renamed.</summary>
internal static class WholeFiles
{
    /// <summary>What follows the name while a file is being written.</summary>
    public const string Unfinished = ".new";

    /// <summary>Writes all to the end, as <see cref="Write(CancellationToken, WholeFile[])"/> does.</summary>
    public static void Write(params WholeFile[] files) => Write(CancellationToken.None, files);

    /// <summary>Writes all, then renames them in the order given; a failure leaves none that is unfinished.</summary>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written to.</exception>
    /// <exception cref="OperationCanceledException">The command is to end; all files are as they were.</exception>
    public static void Write(CancellationToken cancellation, params WholeFile[] files)
    {
        try
        {
            Array.ForEach(files, WriteUnfinished);
            cancellation.ThrowIfCancellationRequested();
            Array.ForEach(files, file => File.Move(file.Path + Unfinished, file.Path, overwrite: true));
        }
        finally
        {
            Array.ForEach(files, file => File.Delete(file.Path + Unfinished));
        }
    }

    private static void WriteUnfinished(WholeFile file)
    {
        try
        {
            using var stream = File.Create(file.Path + Unfinished);
            file.Write(stream);
        }
        catch (ArgumentOutOfRangeException exception) when (exception.ParamName == "value")
        {
            // What .NET makes of EFBIG.
            throw Refusal.Unreadable(
                file.Path,
                "would exceed the file size limit: raise it (ulimit -f), or name another folder.");
        }
    }
}

/// <summary>A file that is to be there as a whole, and what writes its content.</summary>
internal sealed record WholeFile(string Path, Action<Stream> Write)
{
    /// <summary>A file of text, in UTF-8.</summary>
    public static WholeFile OfText(string path, Action<TextWriter> write) => new(path, stream =>
    {
        using var writer = new StreamWriter(stream);
        write(writer);
    });

    /// <summary>A file of JSON.</summary>
    public static WholeFile OfJson(string path, object value) => new(path, stream => NetraJson.Write(value, stream));
}
