using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Cli.Catalog;

/// <summary>What a compiled test assembly is built on.</summary>
/// <param name="Frameworks">The test frameworks that it uses, as people call them.</param>
/// <param name="HasSink">Whether the generator wrote the sink that writes the journal.</param>
/// <param name="HasFramework">Whether it wrote the test framework that uses it: it does unless there is one.</param>
internal sealed record BuiltAgainst(ImmutableArray<string> Frameworks, bool HasSink, bool HasFramework)
{
    /// <summary>Reads an assembly that is known to be a whole one.</summary>
    public static BuiltAgainst Read(string path)
    {
        using var image = new PEReader(File.OpenRead(path));
        var metadata = image.GetMetadataReader();
        var references = metadata.AssemblyReferences.Select(metadata.GetAssemblyReference);
        var names = references.Select(reference => metadata.GetString(reference.Name));
        var types = Generated(metadata);
        var (hasSink, hasFramework) = (types.Contains("JournalingSink"), types.Contains("JournalingTestFramework"));
        return new([.. TestFrameworks.Among(names)], hasSink, hasFramework);
    }

    private static HashSet<string> Generated(MetadataReader metadata) => metadata.TypeDefinitions
        .Select(metadata.GetTypeDefinition)
        .Where(type => metadata.StringComparer.Equals(type.Namespace, "Netra.Compliance.Generated"))
        .Select(type => metadata.GetString(type.Name))
        .ToHashSet();
}
