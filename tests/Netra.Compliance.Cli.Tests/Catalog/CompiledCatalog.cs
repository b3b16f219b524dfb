using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Catalog;

/// <summary>A tiny assembly that carries the given catalog fragments, compiled in memory.</summary>
public sealed record CompiledCatalog(string Path, Guid Mvid)
{
    public static CompiledCatalog Write(TempFolder folder, string name, params ImmutableArray<string> fragments)
    {
        var path = folder.At(name);
        using var dll = File.Create(path);
        var options = new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded);
        var emitted = Compile(System.IO.Path.GetFileNameWithoutExtension(name), fragments).Emit(dll, options: options);
        dll.Dispose();
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return new(path, MvidOf(path));
    }

    /// <summary>The assembly's attributes as the generator writes them, beside one of another kind.</summary>
    public static string Source(IEnumerable<string> fragments)
    {
        var lines = fragments.Select(f => $"[assembly: System.Reflection.AssemblyMetadata(\"Netra.Catalog\", {SymbolDisplay.FormatLiteral(f, quote: true)})]");
        return string.Join("\n", lines.Prepend("[assembly: System.Reflection.AssemblyMetadata(\"Other\", \"value\")]"));
    }

    private static CSharpCompilation Compile(string name, ImmutableArray<string> fragments) =>
        CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(Source(fragments), encoding: System.Text.Encoding.UTF8)], References, new(OutputKind.DynamicallyLinkedLibrary));

    private static ImmutableArray<MetadataReference> References { get; } =
        [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)];

    internal static Guid MvidOf(string path)
    {
        using var image = new System.Reflection.PortableExecutable.PEReader(File.OpenRead(path));
        var metadata = System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(image);
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }
}
