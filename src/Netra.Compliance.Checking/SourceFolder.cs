using System.Collections.Immutable;

namespace Netra.Compliance.Checking;

/// <summary>The C# files below a folder: no build output, no repository's inside, no link followed.</summary>
internal static class SourceFolder
{
    private static readonly EnumerationOptions Options = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    private static readonly ImmutableHashSet<string> Skipped = [".git", ".hg", ".svn", ".vs", ".idea", "bin", "obj", "node_modules"];

    public static ImmutableArray<string> Files(string folder) =>
        [.. Below(new DirectoryInfo(folder)).Order(StringComparer.Ordinal)];

    /// <summary>Whether a path is never among the files, for one of its folders.</summary>
    /// <param name="path">Relative to the folder.</param>
    public static bool Skips(string path) => path.Split(Path.DirectorySeparatorChar).Any(Skipped.Contains);

    private static IEnumerable<string> Below(DirectoryInfo folder)
    {
        var files = folder.EnumerateFiles("*.cs", Options).Select(file => file.FullName);
        var folders = folder.EnumerateDirectories("*", Options).Where(child => !Skipped.Contains(child.Name));
        return files.Concat(folders.SelectMany(Below));
    }
}
