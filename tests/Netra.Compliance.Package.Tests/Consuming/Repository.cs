using System.Reflection;

namespace Netra.Compliance.Package.Tests.Consuming;

/// <summary>Where this repository is, as the build says.</summary>
internal static class Repository
{
    public static string Root => Fact("RepoRoot");

    public static string Configuration => Fact("Configuration");

    public static string Consumers => Fact("Consumers");

    public static string Project => Path.Combine(Root, "src", "Netra.Compliance", "Netra.Compliance.csproj");

    public static string ToolProject =>
        Path.Combine(Root, "src", "Netra.Compliance.Cli", "Netra.Compliance.Cli.csproj");

    /// <summary>The folder of the built tool.</summary>
    public static string Tool => Path.Combine(Root, "src", "Netra.Compliance.Cli", "bin", Configuration, "net10.0");

    /// <summary>Copies all that a folder holds.</summary>
    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static string Fact(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(fact => fact.Key == key).Value!;
}
