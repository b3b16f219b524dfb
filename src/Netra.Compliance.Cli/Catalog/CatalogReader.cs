using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Catalog;

/// <summary>Reads a catalog from a compiled assembly's metadata, without loading the assembly.</summary>
public static class CatalogReader
{
    /// <summary>The catalog of <paramref name="path"/>, or null when the assembly declares none.</summary>
    /// <exception cref="Refusal">The file is missing, is no .NET assembly, or its catalog cannot be read.</exception>
    public static AssemblyCatalog? Read(string path)
    {
        using var stream = Open(path);
        try
        {
            return ReadImage(path, stream);
        }
        catch (BadImageFormatException)
        {
            throw Refusal.Foreign(path, "is not a whole .NET assembly: build it again.");
        }
    }

    private static AssemblyCatalog? ReadImage(string path, Stream stream)
    {
        using var image = new PEReader(stream);
        if (!image.HasMetadata)
        {
            throw new BadImageFormatException();
        }

        return ReadMetadata(path, image.GetMetadataReader());
    }

    private static AssemblyCatalog? ReadMetadata(string path, MetadataReader metadata)
    {
        var fragments = AssemblyMetadataTexts.Of(metadata, "Netra.Catalog");
        var mvid = metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
        return fragments.Length == 0 ? null : CatalogText.Parse(path, fragments) with { Mvids = [mvid] };
    }

    private static FileStream Open(string path)
    {
        if (!File.Exists(path))
        {
            throw Refusal.Unreadable(path, "does not exist: give a compiled test assembly.");
        }

        return File.OpenRead(path);
    }
}
