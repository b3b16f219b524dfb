using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Netra.Compliance.Analyzers.Known;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Catalog;

/// <summary>Reads a catalog from a compiled assembly's metadata, without loading the assembly.</summary>
public static class CatalogReader
{
    private const int M = 'M';
    private const int Z = 'Z';

    /// <summary>The catalog of <paramref name="path"/>, or null when the assembly declares none.</summary>
    /// <exception cref="Refusal">The file is missing, is no .NET assembly, or its catalog cannot be read.</exception>
    public static AssemblyCatalog? Read(string path)
    {
        using var stream = FileContent.Open(path, "give a compiled test assembly.");
        RequireImage(path, stream);
        try
        {
            return ReadImage(path, stream);
        }
        catch (Exception exception) when (DamagedImage.IsSaidBy(exception))
        {
            throw Refusal.Unreadable(path, "is not a valid .NET assembly: build it again.");
        }
    }

    /// <summary>An empty file, or one that a crash filled with zeros, was an assembly; one that begins otherwise never
    /// was.</summary>
    private static void RequireImage(string path, FileStream stream)
    {
        var (first, second) = (stream.ReadByte(), stream.ReadByte());
        if (first <= 0)
        {
            throw Refusal.Unreadable(path, "is empty, not a .NET assembly: build it again.");
        }

        if ((first, second) != (M, Z))
        {
            throw Refusal.Foreign(path, "is not a .NET assembly: leave it out.");
        }

        stream.Position = 0;
    }

    private static AssemblyCatalog? ReadImage(string path, Stream stream)
    {
        using var image = new PEReader(stream);
        return image.HasMetadata
            ? ReadMetadata(path, image.GetMetadataReader())
            : throw Refusal.Foreign(path, "is a native library, not a .NET assembly: leave it out.");
    }

    private static AssemblyCatalog? ReadMetadata(string path, MetadataReader metadata)
    {
        var fragments = AssemblyMetadataTexts.Of(metadata, "Netra.Catalog");
        var mvid = metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
        return fragments.Length == 0 ? null : CatalogText.Parse(path, fragments) with
        {
            Mvids = [mvid], Commit = CommitId.In(AssemblyMetadataTexts.VersionOf(metadata) ?? ""),
        };
    }
}

/// <summary>The texts of attributes that an assembly carries.</summary>
internal static class AssemblyMetadataTexts
{
    private const string Metadata = "AssemblyMetadataAttribute";
    private const string Version = "AssemblyInformationalVersionAttribute";

    /// <summary>The values of <c>[assembly: AssemblyMetadata(key, value)]</c> for one key.</summary>
    public static ImmutableArray<string> Of(MetadataReader metadata, string key) =>
    [
        .. Attributes(metadata, Metadata).Where(value => value.ReadSerializedString() == key)
            .Select(value => value.ReadSerializedString()).OfType<string>(),
    ];

    /// <summary>The version as the SDK writes it for people; null without one.</summary>
    public static string? VersionOf(MetadataReader metadata) =>
        Attributes(metadata, Version).Select(value => value.ReadSerializedString()).FirstOrDefault();

    /// <summary>Their arguments, behind the prolog.</summary>
    private static IEnumerable<Arguments> Attributes(MetadataReader metadata, string name) =>
        (metadata.IsAssembly ? metadata.GetAssemblyDefinition().GetCustomAttributes() : [])
        .Select(metadata.GetCustomAttribute).Where(attribute => IsNamed(metadata, attribute, name))
        .Select(attribute => new Arguments(metadata.GetBlobReader(attribute.Value))).Where(value => value.Begins());

    private static bool IsNamed(MetadataReader metadata, CustomAttribute attribute, string name) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference(
            (MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
        && metadata.StringComparer.Equals(metadata.GetTypeReference((TypeReferenceHandle)parent).Name, name);

    /// <summary>The reader is a structure, of which every copy would begin anew.</summary>
    private sealed class Arguments(BlobReader blob)
    {
        private const ushort Prolog = 1;
        private BlobReader _blob = blob;

        public bool Begins() => _blob.ReadUInt16() == Prolog;

        public string? ReadSerializedString() => _blob.ReadSerializedString();
    }
}

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
