using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Generators.Tests.Running;

/// <summary>What generated code is compiled against: this process's own framework, xunit and runtime library.</summary>
internal static class References
{
    public static readonly ImmutableArray<MetadataReference> Framework = Load(IsFramework);

    public static readonly ImmutableArray<MetadataReference> Xunit =
        Load(name => name.StartsWith("xunit.", StringComparison.Ordinal));

    public static readonly ImmutableArray<MetadataReference> Compliance = Load(name => name == "Netra.Compliance.dll");

    public static readonly ImmutableArray<MetadataReference> All = [.. Framework, .. Xunit, .. Compliance];

    private static bool IsFramework(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll";

    private static ImmutableArray<MetadataReference> Load(Func<string, bool> isWanted) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => isWanted(Path.GetFileName(path)))
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToImmutableArray();
}
