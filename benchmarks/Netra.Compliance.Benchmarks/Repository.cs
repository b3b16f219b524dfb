using System.Reflection;

namespace Netra.Compliance.Benchmarks;

/// <summary>This repository on disk.</summary>
internal static class Repository
{
    private static readonly string Root = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepoRoot").Value!;

    public static string Folder(string name) => Path.Combine(Root, name);
}
