using System.Reflection;

namespace Netra.Compliance.Package.Tests.Consuming;

/// <summary>Where this repository is, as the build says.</summary>
internal static class Repository
{
    public static string Root => Fact("RepoRoot");

    public static string Configuration => Fact("Configuration");

    public static string Consumers => Fact("Consumers");

    public static string Project => Path.Combine(Root, "src", "Netra.Compliance", "Netra.Compliance.csproj");

    private static string Fact(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(fact => fact.Key == key).Value!;
}
