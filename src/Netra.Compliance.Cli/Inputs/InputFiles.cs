using System.Collections.Immutable;
using Netra.Compliance.Checking;

namespace Netra.Compliance.Cli.Inputs;

/// <summary>The files that a command line names, folders searched; each once, by ordinal order.</summary>
public sealed record InputFiles(
    ImmutableArray<InputFile> Assemblies, ImmutableArray<InputFile> Journals, ImmutableArray<InputFile> Findings)
{
    /// <summary>The JSON files: mutation reports, CTRF reports, and in folders anything else.</summary>
    public ImmutableArray<InputFile> Json { get; init; } = [];

    /// <summary>The TRX files.</summary>
    public ImmutableArray<InputFile> Trx { get; init; } = [];

    /// <summary>The XML files: what a folder holds of them need not be a test report.</summary>
    public ImmutableArray<InputFile> Xml { get; init; } = [];

    private const string Known =
        "compiled assemblies (.dll), journals (.jsonl), findings (.sarif), mutation reports (.json), reports of other "
        + "test runs (TRX, JUnit .xml, CTRF .json) or folders of them";

    private static readonly ImmutableHashSet<string> NoSources = [".git", ".vs", "node_modules"];

    /// <summary>Links in the folders, which are not followed; a path that is named is, link or not.</summary>
    public IEnumerable<string> Links => Ordered(Walks.SelectMany(walk => walk.Links));

    /// <summary>Files and folders in the folders whose names are not UTF-8, so that nothing can open them.</summary>
    public IEnumerable<string> Unnamed => Ordered(Walks.SelectMany(walk => walk.Unnamed));

    /// <summary>The searches through the folders.</summary>
    internal ImmutableArray<FolderWalk> Walks { get; init; } = [];

    /// <summary>Sorts <paramref name="paths"/> by what they are.</summary>
    /// <exception cref="Refusal">A path does not exist, or its ending is none that is read.</exception>
    public static InputFiles Of(IEnumerable<string> paths)
    {
        var walks = new List<FolderWalk>();
        var files = paths.SelectMany(path => Expand(path, walks))
            .OrderByDescending(file => file.IsNamed).DistinctBy(file => file.Path)
            .OrderBy(file => file.Path, StringComparer.Ordinal).ToLookup(KindOf);
        if (files[""].FirstOrDefault() is { } foreign)
        {
            throw NoInput(foreign.Path);
        }

        return new([.. files["dll"]], [.. files["jsonl"]], [.. files["sarif"]])
        {
            Json = [.. files["json"]], Trx = [.. files["trx"]], Xml = [.. files["xml"]], Walks = [.. walks],
        };
    }

    private static Refusal NoInput(string path) =>
        Refusal.Unreadable(path, $"is not a supported input: give {Known}.");

    private static IEnumerable<string> Ordered(IEnumerable<string> paths) =>
        paths.Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<InputFile> Expand(string path, List<FolderWalk> walks)
    {
        var full = Path.GetFullPath(path);
        return Directory.Exists(full) ? Below(full, walks)
            : File.Exists(full) ? [new InputFile(full, IsNamed: true)]
            : throw Refusal.Unreadable(path, "does not exist: name an existing file or folder.");
    }

    /// <summary>An assembly in a folder of intermediate files is there again as the output.</summary>
    private static IEnumerable<InputFile> Below(string folder, List<FolderWalk> walks)
    {
        var walk = new FolderWalk(path => IsRead(folder, path), NoSources.Contains).Through(folder);
        walks.Add(walk);
        return walk.Files.Select(file => new InputFile(file, IsNamed: false));
    }

    private static bool IsRead(string folder, string path) =>
        KindOf(path) is "jsonl" or "sarif" or "trx"
        || (KindOf(path) is "dll" or "json" or "xml" && !IsIntermediate(folder, path));

    private static bool IsIntermediate(string folder, string path) =>
        Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar).Contains("obj");

    private static string KindOf(InputFile file) => KindOf(file.Path);

    private static string KindOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".dll" or ".exe" => "dll",
        ".jsonl" => "jsonl",
        ".sarif" => "sarif",
        ".json" or ".ctrf" => "json",
        ".trx" => "trx",
        ".xml" => "xml",
        _ => "",
    };
}

/// <summary>One file, named by the caller or found in a folder.</summary>
public sealed record InputFile(string Path, bool IsNamed);
