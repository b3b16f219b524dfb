using System.Reflection;

namespace Netra.Compliance.Analyzers.Tests.House;

/// <summary>This repository on disk.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepoRoot").Value!;

    /// <summary>Every source file that a person wrote.</summary>
    public static IEnumerable<string> Sources() => new[] { "src", "tests", "benchmarks" }
        .Select(folder => Path.Combine(Root, folder))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        .Where(IsWritten);

    private static bool IsWritten(string file) =>
        !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar)
            .Any(part => part is "bin" or "obj" or "TestResults" or "Migrations");
}
