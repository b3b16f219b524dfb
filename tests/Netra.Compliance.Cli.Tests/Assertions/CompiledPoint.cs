using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Netra.Compliance.Cli.Assertions;
using Netra.Compliance.Cli.Tests.Catalog;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Assertions;

/// <summary>A compiled test class and the assertions that are found in its point. Lines that are to be found end with
/// <c>// !</c>.</summary>
internal sealed class CompiledPoint : IDisposable
{
    public const string Class = "Shop.Tests.Flow";

    private const string Head = """
        using System; using System.Collections.Generic; using System.Threading.Tasks; using Xunit;
        using Netra.Compliance;
        namespace Shop.Tests;

        """;

    private const string Library = """
        namespace Shop
        {
            public static class Checks
            {
                [Netra.Compliance.AssertionMethod] public static void Holds(bool value) { }
                public static void Other(bool value) { }
            }
        }
        """;

    private readonly string _source;

    /// <param name="source">The rest of a file that begins with usings and a namespace.</param>
    /// <param name="level">How the compiler is to optimise.</param>
    /// <param name="catalog">What the assembly declares, if anything.</param>
    public CompiledPoint(string source, OptimizationLevel level = OptimizationLevel.Debug, params string[] catalog)
    {
        _source = Head + source;
        SourcePath = Folder.Write("Flow.cs", _source);
        Dll = Folder.At("Shop.Tests.dll");
        Emit(level, CompiledCatalog.Source(catalog));
        CompiledCatalog.Known(Dll, [.. catalog]);
    }

    public TempFolder Folder { get; } = new();

    public string SourcePath { get; }

    public string Dll { get; }

    public IEnumerable<int> MarkedLines =>
        _source.Split('\n').Select((text, index) => (text, Line: index + 1))
            .Where(line => line.text.TrimEnd().EndsWith("// !", StringComparison.Ordinal)).Select(line => line.Line);

    public AssertionMap? Map(string method = "Works", string? root = null) =>
        AssertionMap.Read(Dll, [new(Class, method)], root ?? Folder.Path);

    public ImmutableArray<AssertionSite> Sites(string method = "Works") => Map(method)!.Of(Class, method);

    public void Dispose() => Folder.Dispose();

    private void Emit(OptimizationLevel level, string catalog)
    {
        Require(Checks.Emit(Folder.At("Shop.Checks.dll")).Success, "the library does not compile");
        using var dll = File.Create(Dll);
        using var pdb = File.Create(Path.ChangeExtension(Dll, ".pdb"));
        var portable = new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb);
        var emitted = Compilation(level, catalog).Emit(dll, pdb, options: portable);
        Require(emitted.Success, string.Join("\n", emitted.Diagnostics));
    }

    private CSharpCompilation Compilation(OptimizationLevel level, string catalog)
    {
        using var file = new MemoryStream(File.ReadAllBytes(SourcePath));
        var text = SourceText.From(file, checksumAlgorithm: SourceHashAlgorithm.Sha256);
        var tree = CSharpSyntaxTree.ParseText(text, new(LanguageVersion.Latest), SourcePath);
        var declared = CSharpSyntaxTree.ParseText(catalog, encoding: System.Text.Encoding.UTF8);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: level);
        return CSharpCompilation.Create("Shop.Tests", [tree, declared], References, options);
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }

    private static ImmutableArray<MetadataReference> Framework { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path =>
                Path.GetFileName(path) is "System.Runtime.dll" or "System.Private.CoreLib.dll"
                    or "System.Collections.dll" or "System.Console.dll" or "xunit.assert.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static MetadataReference Attributes { get; } =
        Compile("Netra.Compliance",
            "namespace Netra.Compliance { public sealed class AssertionMethodAttribute : System.Attribute { } }",
            Framework).ToMetadataReference();

    private static CSharpCompilation Checks { get; } = Compile("Shop.Checks", Library, [.. Framework, Attributes]);

    private static ImmutableArray<MetadataReference> References { get; } = [.. Framework, Attributes,
        Checks.ToMetadataReference()];

    private static CSharpCompilation Compile(
        string name, string source, ImmutableArray<MetadataReference> references) =>
        CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(source)], references, new(OutputKind.DynamicallyLinkedLibrary));
}
