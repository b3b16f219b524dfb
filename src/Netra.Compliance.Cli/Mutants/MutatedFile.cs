using System.Text.RegularExpressions;

namespace Netra.Compliance.Cli.Mutants;

/// <summary>A mutated file as a report names it: the same on every machine, with forward slashes.</summary>
internal static partial class MutatedFile
{
    /// <summary>From the folder of its project, else relative to the root, else the bare name.</summary>
    public static string Name(string path, string projectRoot, string root)
    {
        var (file, project) = (Slashes(path), Slashes(projectRoot));
        return Below(file, project) is { } inProject ? $"{project.Split('/')[^1]}/{inProject}"
            : Below(file, Slashes(root)) ?? (Rooted().IsMatch(file) ? file.Split('/')[^1] : file);
    }

    private static string? Below(string file, string folder)
    {
        var isBelow = folder.Length > 0 && file.StartsWith($"{folder}/", StringComparison.Ordinal);
        return isBelow ? file[(folder.Length + 1)..] : null;
    }

    private static string Slashes(string path) => path.Replace('\\', '/').TrimEnd('/');

    [GeneratedRegex("^(/|[A-Za-z]:/)")]
    private static partial Regex Rooted();
}
