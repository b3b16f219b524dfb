using Netra.Compliance.Checking;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Provenance;

/// <summary>What a repository's own files say; no program of it is run.</summary>
/// <param name="Commit">The commit that is checked out.</param>
/// <param name="Branch">The branch; null for a commit without one.</param>
/// <param name="Remote">The address of <c>origin</c>, or of the only remote; it can hold a secret.</param>
internal sealed record GitFolder(string? Commit, string? Branch, string? Remote)
{
    private const string Heads = "refs/heads/";

    /// <summary>Nothing but nulls where there is no repository, or one that cannot be read.</summary>
    public static GitFolder Read(string root)
    {
        var own = FolderOf(Path.Combine(root, ".git"));
        var common = own is not null && FirstLine(Path.Combine(own, "commondir")) is { } shared
            ? Path.GetFullPath(shared, own) : own;
        return own is null ? new(null, null, null) : Read(own, common!);
    }

    private static GitFolder Read(string own, string common)
    {
        var head = FirstLine(Path.Combine(own, "HEAD")) ?? "";
        var name = head.StartsWith("ref: ", StringComparison.Ordinal) ? head["ref: ".Length..].Trim() : null;
        var commit = name is null ? head : Loose(own, name) ?? Loose(common, name) ?? Packed(common, name);
        var branch = name?.StartsWith(Heads, StringComparison.Ordinal) == true ? name[Heads.Length..] : null;
        return new(Commits(commit), Commits(commit) is null ? null : branch, RemoteIn(Path.Combine(common, "config")));
    }

    /// <summary>In a further work tree or a submodule, a file leads to the folder.</summary>
    private static string? FolderOf(string path) =>
        Directory.Exists(path) ? path
        : FirstLine(path) is { } line && line.StartsWith("gitdir: ", StringComparison.Ordinal)
            ? Path.GetFullPath(line["gitdir: ".Length..].Trim(), Path.GetDirectoryName(path)!) : null;

    private static string? Loose(string folder, string name) =>
        name.StartsWith("refs/", StringComparison.Ordinal) && !name.Contains("..", StringComparison.Ordinal)
            ? FirstLine(Path.Combine(folder, name)) : null;

    private static string? Packed(string folder, string name) =>
        Lines(Path.Combine(folder, "packed-refs")).Select(line => line.Split(' ', 2))
            .FirstOrDefault(pair => pair.Length == 2 && pair[1].Trim() == name)?[0];

    private static string? Commits(string? text) => text?.Trim() is { } commit && CommitId.Is(commit) ? commit : null;

    private static string? RemoteIn(string config)
    {
        var (section, remotes) = ("", new Dictionary<string, string>());
        foreach (var line in Lines(config).Select(line => line.Trim()))
        {
            section = line.StartsWith('[') ? line : section;
            _ = UrlIn(line) is { } url && section.StartsWith("[remote ", StringComparison.Ordinal)
                && remotes.TryAdd(section, url);
        }

        var only = remotes.Count == 1 ? remotes.Values.Single() : null;
        return remotes.GetValueOrDefault("[remote \"origin\"]") ?? only;
    }

    private static string? UrlIn(string line) =>
        line.Split('=', 2) is [var key, var value] && key.Trim() == "url" ? value.Trim().Trim('"') : null;

    private static string? FirstLine(string path) => Lines(path).FirstOrDefault();

    private static string[] Lines(string path)
    {
        try
        {
            return RegularFile.Is(path) ? File.ReadAllLines(path) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A repository that cannot be read says nothing: the report does without.
            return [];
        }
    }
}
