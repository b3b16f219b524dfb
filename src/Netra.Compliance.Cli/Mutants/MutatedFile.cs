using System.Text.RegularExpressions;

namespace Netra.Compliance.Cli.Mutants;

/// <summary>A mutated file as a report names it: the same on every machine, forward slashes, no machine's folders.</summary>
internal static partial class MutatedFile
{
    /// <summary>Below the mutated project it starts with that project's folder; else it is relative to the root, or bare.</summary>
    public static string Name(string path, string projectRoot, string root)
    {
        var (file, project) = (Slashes(path), Slashes(projectRoot));
        return Below(file, project) is { } inProject ? $"{project.Split('/')[^1]}/{inProject}"
            : Below(file, Slashes(root)) ?? (Rooted().IsMatch(file) ? file.Split('/')[^1] : file);
    }

    private static string? Below(string file, string folder) =>
        folder.Length > 0 && file.StartsWith($"{folder}/", StringComparison.Ordinal) ? file[(folder.Length + 1)..] : null;

    private static string Slashes(string path) => path.Replace('\\', '/').TrimEnd('/');

    [GeneratedRegex("^(/|[A-Za-z]:/)")]
    private static partial Regex Rooted();
}
