using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Catalog;

/// <summary>A tiny assembly that carries the given catalog fragments, compiled in memory.</summary>
public sealed record CompiledCatalog(string Path, Guid Mvid)
{
    public static CompiledCatalog Write(TempFolder folder, string name, params ImmutableArray<string> fragments)
    {
        var path = folder.At(name);
        var emitted = Compile(System.IO.Path.GetFileNameWithoutExtension(name), fragments).Emit(path);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return new(path, MvidOf(path));
    }

    private static CSharpCompilation Compile(string name, ImmutableArray<string> fragments)
    {
        var lines = fragments.Select(f => $"[assembly: System.Reflection.AssemblyMetadata(\"Netra.Catalog\", {SymbolDisplay.FormatLiteral(f, quote: true)})]");
        var source = string.Join("\n", lines.Prepend("[assembly: System.Reflection.AssemblyMetadata(\"Other\", \"value\")]"));
        return CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source)], References, new(OutputKind.DynamicallyLinkedLibrary));
    }

    private static ImmutableArray<MetadataReference> References { get; } =
        [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)];

    private static Guid MvidOf(string path)
    {
        using var image = new System.Reflection.PortableExecutable.PEReader(File.OpenRead(path));
        var metadata = System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(image);
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }
}
