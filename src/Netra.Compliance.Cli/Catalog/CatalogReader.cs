using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
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
            throw Refusal.Unreadable(path, "is not a whole .NET assembly: build it again.");
        }
    }

    /// <summary>An empty file, or one that a crash filled with zeros, was an assembly; one that begins otherwise never was.</summary>
    private static void RequireImage(string path, FileStream stream)
    {
        var (first, second) = (stream.ReadByte(), stream.ReadByte());
        if (first <= 0)
        {
            throw Refusal.Unreadable(path, "is not a whole .NET assembly, but empty: build it again.");
        }

        if ((first, second) != (M, Z))
        {
            throw Refusal.Foreign(path, "is not a whole .NET assembly, nor was it one: leave it out.");
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
        return fragments.Length == 0 ? null : CatalogText.Parse(path, fragments) with { Mvids = [mvid] };
    }
}
