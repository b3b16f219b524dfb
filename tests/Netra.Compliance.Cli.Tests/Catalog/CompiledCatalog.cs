using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Catalog;

/// <summary>A tiny assembly that carries the given catalog fragments, compiled in memory.</summary>
public sealed record CompiledCatalog(string Path, Guid Mvid)
{
    private static readonly ConcurrentDictionary<Guid, string> Hashes = new();

    /// <summary>The hash of the catalog that a build was compiled with.</summary>
    public static string HashOf(Guid mvid) => Hashes.GetValueOrDefault(mvid, CatalogFragment.AnyHash);

    public static CompiledCatalog Write(TempFolder folder, string name, params ImmutableArray<string> fragments)
    {
        var path = folder.At(name);
        using var dll = File.Create(path);
        var options = new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded);
        var emitted = Compile(System.IO.Path.GetFileNameWithoutExtension(name), fragments).Emit(dll, options: options);
        dll.Dispose();
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return Known(path, fragments);
    }

    /// <summary>The assembly's attributes as the generator writes them, beside one of another kind.</summary>
    public static string Source(IEnumerable<string> fragments)
    {
        var lines = Hashed([.. fragments]).Select(fragment => Metadata("Netra.Catalog", fragment));
        return string.Join("\n", lines.Prepend(Metadata("Other", "value")));
    }

    private static string Metadata(string key, string value)
    {
        var literal = SymbolDisplay.FormatLiteral(value, quote: true);
        return $"[assembly: System.Reflection.AssemblyMetadata(\"{key}\", {literal})]";
    }

    /// <summary>Remembers under which hash the journals of a build run.</summary>
    public static CompiledCatalog Known(string path, ImmutableArray<string> fragments)
    {
        var mvid = MvidOf(path);
        Hashes[mvid] = HashOf(fragments);
        return new(path, mvid);
    }

    private static IEnumerable<string> Hashed(ImmutableArray<string> fragments) =>
        fragments.Select(fragment =>
            fragment.Replace(CatalogFragment.AnyHash, HashOf(fragments), StringComparison.Ordinal));

    private static string HashOf(ImmutableArray<string> fragments) =>
        CatalogHash.Of(fragments.Where(fragment => !fragment.Contains("\"schema\"", StringComparison.Ordinal)));

    private static CSharpCompilation Compile(string name, ImmutableArray<string> fragments) =>
        CSharpCompilation.Create(name,
            [CSharpSyntaxTree.ParseText(Source(fragments), encoding: System.Text.Encoding.UTF8)], References,
            new(OutputKind.DynamicallyLinkedLibrary));

    private static ImmutableArray<MetadataReference> References { get; } =
        [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)];

    internal static Guid MvidOf(string path)
    {
        using var image = new System.Reflection.PortableExecutable.PEReader(File.OpenRead(path));
        var metadata = System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(image);
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }
}
