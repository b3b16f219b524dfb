namespace Netra.Compliance.Cli.Findings;

/// <summary>A source file's place as a report names it: below the root, forward slashes, no machine's
/// folders.</summary>
public static class SourcePath
{
    /// <summary>The path of <paramref name="uri"/> (a file URI or a path) relative to
    /// <paramref name="root"/>.</summary>
    public static string Relative(string uri, string root)
    {
        var (path, _) = PathOf(uri);
        var isStraight = !Path.IsPathRooted(path) && !path.Split('/').Any(part => part is "." or "..");
        return (isStraight || path.Contains('\0', StringComparison.Ordinal)
            ? path
            : Path.GetRelativePath(root, Path.Combine(root, path))).Replace('\\', '/');
    }

    /// <summary>A path as an address: each part of it escaped.</summary>
    public static string Address(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>Whether there is no such file, although this machine would have it: its folder is there, or the path is
    /// relative.</summary>
    public static bool IsLost(string uri, string root)
    {
        var (path, isWhole) = PathOf(uri);
        var full = Path.Combine(root, path);
        var isOfThisMachine = !isWhole || (Path.IsPathRooted(path) && Directory.Exists(Path.GetDirectoryName(full)));
        return isOfThisMachine && !File.Exists(full);
    }

    /// <summary>Whether two paths can be of one file: they are the same as far as the shorter one goes.</summary>
    public static bool CanBeSame(string one, string other) => IsTail(one, other) || IsTail(other, one);

    private static (string Path, bool IsWhole) PathOf(string uri)
    {
        var isFile = Uri.TryCreate(uri, UriKind.Absolute, out var absolute) && absolute.IsFile;
        var path = isFile ? absolute!.LocalPath : Uri.UnescapeDataString(uri);
        return (path, isFile || Path.IsPathRooted(path));
    }

    private static bool IsTail(string path, string tail) => $"/{path}".EndsWith($"/{tail}", StringComparison.Ordinal);
}
