using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Settings;

/// <summary>The folder <c>.netra</c>, in which the tool remembers things from run to run.</summary>
internal static class NetraFolder
{
    /// <summary>A file in the one that belongs to <paramref name="folder"/>: beside the nearest <c>netra.json</c> at or
    /// above it, or in the repository's folder where there is none.</summary>
    public static string File(string folder, string name) => Path.Combine(Home(folder), ".netra", name);

    private static string Home(string folder)
    {
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(above.FullName, NetraSettings.FileName)))
            {
                return above.FullName;
            }
        }

        return RepositoryRoot.Of(folder);
    }
}
