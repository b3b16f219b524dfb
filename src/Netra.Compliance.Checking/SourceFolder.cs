using System.Collections.Immutable;

namespace Netra.Compliance.Checking;

/// <summary>The C# files below a folder: no build output, no repository's inside, no link followed.</summary>
internal static class SourceFolder
{
    private static readonly ImmutableHashSet<string> Skipped = [".git", ".hg", ".svn", ".vs", ".idea", "bin", "obj",
        "node_modules"];

    /// <summary>The full paths of the files.</summary>
    /// <exception cref="IOException">A part of the folder cannot be listed.</exception>
    public static ImmutableArray<string> Files(string folder) => [.. Walk(folder).Files];

    /// <summary>The files and the links.</summary>
    /// <exception cref="IOException">A part of the folder cannot be listed.</exception>
    public static FolderWalk Walk(string folder) =>
        new FolderWalk(path => path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase), Skipped.Contains).Through(
            folder);

    /// <summary>Whether a path is never among the files, for one of its folders.</summary>
    /// <param name="path">Relative to the folder.</param>
    public static bool Skips(string path) => path.Split(Path.DirectorySeparatorChar).Any(Skipped.Contains);
}
