namespace Netra.Apex.Storage;

/// <summary>A file that one process has at a time; the operating system unlocks that of a process that has
/// ended.</summary>
internal static class LockFile
{
    private static readonly FileStreamOptions Exclusive = new()
    {
        Mode = FileMode.OpenOrCreate,
        Access = FileAccess.ReadWrite,
        Share = FileShare.None,
        Options = FileOptions.DeleteOnClose,
    };

    /// <summary>Takes a lock until it is disposed or this process ends.</summary>
    /// <param name="path">The file, in a folder that is there.</param>
    /// <returns>Null when another holds it.</returns>
    public static IAsyncDisposable? TryTake(string path)
    {
        try
        {
            return new FileStream(path, Exclusive);
        }
        catch (IOException held) when (held is not (DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }
}
