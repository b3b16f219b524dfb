namespace Netra.Compliance.Cli.Inputs;

/// <summary>The folder that reports name files from.</summary>
internal static class RepositoryRoot
{
    /// <summary>The nearest folder at or above <paramref name="folder"/> that holds a repository; else the folder
    /// itself.</summary>
    public static string Of(string folder)
    {
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
        {
            if (Path.Exists(Path.Combine(above.FullName, ".git")))
            {
                return above.FullName;
            }
        }

        return folder;
    }
}
