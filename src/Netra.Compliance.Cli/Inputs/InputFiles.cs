using System.Collections.Immutable;

namespace Netra.Compliance.Cli.Inputs;

/// <summary>The files that a command line names, folders searched; each once, by ordinal order.</summary>
public sealed record InputFiles(ImmutableArray<InputFile> Assemblies, ImmutableArray<InputFile> Journals, ImmutableArray<InputFile> Findings)
{
    /// <summary>The JSON files: what a folder holds of them need not be a mutation report.</summary>
    public ImmutableArray<InputFile> Json { get; init; } = [];

    private static readonly EnumerationOptions Flat = new() { AttributesToSkip = FileAttributes.ReparsePoint };

    private static readonly ImmutableHashSet<string> NoSources = [".git", ".vs", "node_modules"];

    /// <summary>Sorts <paramref name="paths"/> by what they are.</summary>
    /// <exception cref="Refusal">A path does not exist, or its ending is none that is read.</exception>
    public static InputFiles Of(IEnumerable<string> paths)
    {
        var files = paths.SelectMany(Expand).DistinctBy(file => file.Path).OrderBy(file => file.Path, StringComparer.Ordinal).ToLookup(KindOf);
        if (files[""].FirstOrDefault() is { } foreign)
        {
            throw Refusal.Unreadable(foreign.Path, "is none of the inputs: give compiled assemblies (.dll), journals (.jsonl), findings (.sarif), mutation reports (.json) or folders of them.");
        }

        return new([.. files["dll"]], [.. files["jsonl"]], [.. files["sarif"]]) { Json = [.. files["json"]] };
    }

    private static IEnumerable<InputFile> Expand(string path)
    {
        var full = Path.GetFullPath(path);
        return Directory.Exists(full) ? Below(new DirectoryInfo(full), isIntermediate: false)
            : File.Exists(full) ? [new InputFile(full, IsNamed: true)]
            : throw Refusal.Unreadable(path, "does not exist.");
    }

    private static IEnumerable<InputFile> Below(DirectoryInfo folder, bool isIntermediate)
    {
        var files = folder.EnumerateFiles("*", Flat).Select(file => new InputFile(file.FullName, IsNamed: false));
        var read = files.Where(file => KindOf(file) is "jsonl" or "sarif" || (KindOf(file) is "dll" or "json" && !isIntermediate));
        var folders = folder.EnumerateDirectories("*", Flat).Where(child => !NoSources.Contains(child.Name));
        return read.Concat(folders.SelectMany(child => Below(child, isIntermediate || child.Name == "obj")));
    }

    private static string KindOf(InputFile file) => Path.GetExtension(file.Path).ToLowerInvariant() switch
    {
        ".dll" or ".exe" => "dll",
        ".jsonl" => "jsonl",
        ".sarif" => "sarif",
        ".json" => "json",
        _ => "",
    };
}

/// <summary>One file, named by the caller or found in a folder.</summary>
public sealed record InputFile(string Path, bool IsNamed);
