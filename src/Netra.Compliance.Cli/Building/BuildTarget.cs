using System.Collections.Immutable;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Building;

/// <summary>The solution or project that a path stands for.</summary>
public static class BuildTarget
{
    private static readonly ImmutableArray<string> Solutions = [".sln", ".slnx"];
    private static readonly ImmutableArray<string> Projects = [".csproj", ".fsproj", ".vbproj"];

    /// <summary>The solution or project at <paramref name="path"/>; a folder stands for the only one in it.</summary>
    /// <exception cref="Refusal">There is none, or there are several.</exception>
    public static string At(string path)
    {
        if (File.Exists(path) && IsTarget(path))
        {
            return path;
        }

        return Directory.Exists(path)
            ? In(path) ?? throw Refusal.Unreadable(path, "contains no solution or project: name one.")
            : throw Refusal.Unreadable(path, File.Exists(path)
                ? "is neither a solution nor a project: name one."
                : "does not exist: name a solution, a project or a folder with one.");
    }

    /// <summary>The nearest one at or above <paramref name="folder"/>.</summary>
    /// <exception cref="Refusal">There is none, or there are several.</exception>
    public static string Near(string folder) =>
        Above(new DirectoryInfo(folder)).Select(each => In(each.FullName)).FirstOrDefault(found => found is not null)
            ?? throw new Refusal(
                ExitCode.Usage, $"There is no solution or project at or above {folder}: name one.");

    /// <summary>The only solution of a folder, else its only project; null when it has neither.</summary>
    /// <exception cref="Refusal">There are several.</exception>
    public static string? In(string folder)
    {
        var solutions = Files(folder, Solutions);
        var found = solutions.Length > 0 ? solutions : Files(folder, Projects);
        return found.Length > 1
            ? throw new Refusal(ExitCode.Usage,
                $"{folder} contains several ({string.Join(", ", found.Select(Path.GetFileName))}): name one.")
            : found.FirstOrDefault();
    }

    private static bool IsTarget(string path) => Solutions.Concat(Projects).Contains(Path.GetExtension(path));

    private static ImmutableArray<string> Files(string folder, ImmutableArray<string> endings) =>
        [.. Directory.GetFiles(folder).Where(file => endings.Contains(Path.GetExtension(file)))
            .Order(StringComparer.Ordinal)];

    /// <summary>A folder and all above it, the nearest first.</summary>
    internal static IEnumerable<DirectoryInfo> Above(DirectoryInfo? folder)
    {
        for (; folder is not null; folder = folder.Parent)
        {
            yield return folder;
        }
    }
}
