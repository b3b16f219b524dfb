using System.Collections.Immutable;

namespace Netra.Compliance.Cli.Backends;

/// <summary>The folders in which programs are looked for, in their order.</summary>
internal sealed record Programs(ImmutableArray<string> Folders)
{
    /// <summary>Where servers are installed that are not for every user's PATH.</summary>
    private static readonly ImmutableArray<string> ServerFolders = ["/usr/sbin", "/usr/local/sbin", "/usr/local/bin",
        "/opt/homebrew/bin", "/opt/homebrew/sbin"];

    /// <summary>This machine's: PATH, then the folders of servers, then PostgreSQL's own, the newest first.</summary>
    public static Programs OfMachine()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return new(
            [.. path, .. ServerFolders, .. Versioned("/usr/lib/postgresql"), .. Versioned("/opt/homebrew/opt"),
                .. Versioned("/usr/local/opt")]);
    }

    /// <summary>The full path of a program, or null.</summary>
    public string? Find(string name) =>
        Folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(IsThere);

    /// <summary>The full paths of programs that belong together, from one folder, by name; null when no folder has them
    /// all.</summary>
    public ImmutableDictionary<string, string>? FindAll(ImmutableArray<string> names)
    {
        var home = Folders.FirstOrDefault(folder => names.All(name => IsThere(Path.Combine(folder, name))));
        return home is null ? null : names.ToImmutableDictionary(name => name, name => Path.Combine(home, name));
    }

    /// <summary>A link to what is gone is no program.</summary>
    private static bool IsThere(string path) =>
        File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is not { Exists: false };

    private static IEnumerable<string> Versioned(string parent) =>
        Directory.Exists(parent)
            ? Directory.GetDirectories(parent).OrderByDescending(Version).Select(folder => Path.Combine(folder, "bin"))
            : [];

    private static int Version(string folder) =>
        int.TryParse(string.Concat(Path.GetFileName(folder).Where(char.IsDigit)), out var number) ? number : 0;
}
