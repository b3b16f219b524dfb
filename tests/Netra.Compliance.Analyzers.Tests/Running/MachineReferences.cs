using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Netra.Compliance.Analyzers.Tests.Running;

/// <summary>The framework's reference assemblies as this machine's SDK has them: nothing is downloaded.</summary>
internal static class MachineReferences
{
    public static ReferenceAssemblies NoPackage { get; } = new("net10.0");

    public static ImmutableArray<MetadataReference> Framework { get; } =
        [.. Directory.EnumerateFiles(PackFolder(), "*.dll").Select(file => MetadataReference.CreateFromFile(file))];

    /// <summary>xunit v2, without its assertions.</summary>
    public static ImmutableArray<MetadataReference> Xunit { get; } =
        [Of<FactAttribute>(), Of<XunitTestFramework>(), Of<ITestOutputHelper>()];

    public static ImmutableArray<MetadataReference> XunitAssert { get; } = [Of<Assert>()];

    /// <summary>Netra.Compliance and xunit.</summary>
    public static ImmutableArray<MetadataReference> Testing { get; } = [Netra, .. Xunit, .. XunitAssert];

    /// <summary>Netra.Compliance alone.</summary>
    public static MetadataReference Netra => Of<CriticalTestAttribute>();

    private static PortableExecutableReference Of<T>() => MetadataReference.CreateFromFile(typeof(T).Assembly.Location);

    private static string PackFolder()
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));
        var packs = Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref");
        return Directory.EnumerateDirectories(packs)
            .Select(pack => Path.Combine(pack, "ref", "net10.0"))
            .Where(Directory.Exists)
            .Max(StringComparer.Ordinal)
            ?? throw new DirectoryNotFoundException($"No net10.0 reference pack in {packs}.");
    }
}
