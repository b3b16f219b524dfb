namespace Netra.Compliance.Checking;

/// <summary>The files below a folder that are asked for, and the links, which are named and not followed: they may lead
/// in circles.</summary>
/// <param name="takes">Whether a file is asked for, by its full path.</param>
/// <param name="skips">Whether a folder is passed over, by its name.</param>
internal sealed class FolderWalk(Func<string, bool> takes, Func<string, bool> skips)
{
    /// <summary>Hidden files too; a folder that cannot be listed is an error, not an empty folder.</summary>
    private static readonly EnumerationOptions All = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly List<string> _files = [];
    private readonly List<string> _links = [];
    private readonly List<string> _unnamed = [];

    /// <summary>The full paths, by ordinal order.</summary>
    public IReadOnlyList<string> Files => [.. _files.Order(StringComparer.Ordinal)];

    /// <summary>The full paths of links to folders and to files that are asked for, by ordinal order.</summary>
    public IReadOnlyList<string> Links => [.. _links.Order(StringComparer.Ordinal)];

    /// <summary>The full paths of files and folders whose names are not UTF-8: nothing can open them.</summary>
    public IReadOnlyList<string> Unnamed => [.. _unnamed.Order(StringComparer.Ordinal)];

    /// <summary>Walks a folder; one that is named is entered, link or not.</summary>
    /// <exception cref="IOException">A part of it cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">A part of it may not be listed.</exception>
    public FolderWalk Through(string folder)
    {
        Enter(new DirectoryInfo(folder));
        return this;
    }

    private void Enter(DirectoryInfo folder)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos("*", All).Where(IsAskedFor))
        {
            Meet(entry);
        }
    }

    private bool IsAskedFor(FileSystemInfo entry) =>
        entry is DirectoryInfo ? !skips(entry.Name) : takes(entry.FullName);

    private void Meet(FileSystemInfo entry)
    {
        if (IsUnnamed(entry))
        {
            _unnamed.Add(entry.FullName);
        }
        else if (entry.LinkTarget is null && entry is DirectoryInfo folder)
        {
            Enter(folder);
        }
        else
        {
            (entry.LinkTarget is null ? _files : _links).Add(entry.FullName);
        }
    }

    /// <summary>Bytes that are no UTF-8 are listed as U+FFFD, under which nothing is found again.</summary>
    private static bool IsUnnamed(FileSystemInfo entry) =>
        entry.Name.Contains('\uFFFD', StringComparison.Ordinal) && !Path.Exists(entry.FullName);
}
