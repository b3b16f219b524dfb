using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Benchmarks.Scaling;

/// <summary>Runs rules over one file as a build does, one after the other, and takes each one's time.</summary>
internal static class ScalingHost
{
    private const string ShopSource =
        """
        namespace Shop;
        public interface IPrices { decimal Of(string item); }
        public class Cart
        {
            public event System.Action Changed;
            public int Count { get; }
            public string Name { get; }
            public void Add(string item) => Changed?.Invoke();
            public decimal Total() => 0;
            public void Save() { }
            public Cart With(string item) => this;
        }
        """;

    private static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    private static readonly MetadataReference[] Framework =
        [.. Platform(name => name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll")];

    private static readonly MetadataReference[] Testing =
        [.. Platform(name => name.StartsWith("xunit.", StringComparison.Ordinal) || name is "Netra.Compliance.dll"),
            Moq(), Shop()];

    public static Task<AnalysisResult> Run(Shape shape, int size, ImmutableArray<DiagnosticAnalyzer> rules)
    {
        var tree = CSharpSyntaxTree.ParseText(shape.Source(size), path: "Many.cs");
        MetadataReference[] references = shape.IsProduct ? Framework : [.. Framework, .. Testing];
        var options = new AnalyzerOptions([], new FixedOptions(("build_property.ProjectDir", "/elsewhere/")));
        var inTurn = new CompilationWithAnalyzersOptions(
            options, null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        return CSharpCompilation.Create("Many", [tree], references, Options)
            .WithAnalyzers(rules, inTurn).GetAnalysisResultAsync(default);
    }

    private static IEnumerable<MetadataReference> Platform(Func<string, bool> isWanted) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => isWanted(Path.GetFileName(path)))
        .Select(path => MetadataReference.CreateFromFile(path));

    private static PortableExecutableReference Moq() => MetadataReference.CreateFromFile(typeof(ScalingHost).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Library.Moq").Value!);

    private static CompilationReference Shop() =>
        CSharpCompilation.Create("Shop", [CSharpSyntaxTree.ParseText(ShopSource)], Framework, Options)
            .ToMetadataReference();
}
