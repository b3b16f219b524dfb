using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Catalog;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Findings;
using Netra.Compliance.Cli.Tests.Inputs;
using Netra.Compliance.Cli.Tests.Journal;

namespace Netra.Compliance.Cli.Tests.Honesty;

/// <summary>Two critical tests compiled from source, a run in which all of their points pass, and a report on
/// both.</summary>
/// <remarks>Test 1, the till, has the points <c>Adds</c> and <c>Works</c>; test 2, the drawer, has <c>Opens</c>. Each
/// is worth $1,000.</remarks>
internal sealed class TestedSource : IDisposable
{
    public const string Till = "Shop.Tests.Money.Till";
    public const string Drawer = "Shop.Tests.Money.Drawer";

    private const string Head =
        "using System; using System.Linq; using System.Threading.Tasks; using Xunit; using "
        + "Netra.Compliance;\nnamespace Shop.Tests.Money;\n";
    private const string Shop =
        "namespace Shop { public sealed class Cart { public int Count { get; private set; } public void Add(string "
        + "item) { if (item.Length == 0) throw new System.ArgumentException(item); Count++; } } }";
    private const string Attributes =
        "namespace Netra.Compliance { public sealed class CriticalTestAttribute(int number, string title) : "
        + "System.Attribute { public int Number => number; public string Title => title; } public sealed class "
        + "BusinessValueAttribute(int monthlyRevenueUsd, string justification) : System.Attribute { public int Usd => "
        + "monthlyRevenueUsd; public string Why => justification; } }";

    private readonly TempFolder _folder = new();
    private readonly string _source;
    private readonly CSharpCompilation _compilation;

    public TestedSource(string source, OptimizationLevel level = OptimizationLevel.Debug)
    {
        _source = Head + source;
        SourcePath = _folder.Write("Money.cs", _source);
        _compilation = Compilation(level);
        Emit();
        CompiledCatalog.Known(_folder.At("Shop.Tests.dll"), [.. Catalog]);
        _folder.Write("run.jsonl", AllPass().Text);
    }

    public string SourcePath { get; }

    /// <summary>The line that ends with <c>// !</c>.</summary>
    public int Marked =>
        _source.Split('\n').ToList().FindIndex(line => line.EndsWith("// !", StringComparison.Ordinal)) + 1;

    private static string[] Catalog =>
    [
        CatalogFragment.Header(declared: 2_000),
        CatalogFragment.Test(1, Till, 1_000, CatalogFragment.Point("Adds"), CatalogFragment.Point("Works")),
        CatalogFragment.Test(2, Drawer, 1_000, CatalogFragment.Point("Opens")),
    ];

    /// <summary>What the rules say of the source, as the compiler would log it.</summary>
    public async Task<TestedSource> JudgedAsync(params ImmutableArray<DiagnosticAnalyzer> rules)
    {
        var said = await _compilation.WithAnalyzers(rules).GetAnalyzerDiagnosticsAsync();
        Find(
            [.. said.Select(one =>
                SarifScript.Result(one.Id, SourcePath, one.Location.GetLineSpan().StartLinePosition.Line + 1,
                    message: one.GetMessage()))]);
        return this;
    }

    /// <summary>Findings among the inputs.</summary>
    public TestedSource Find(params object[] results) => FindIn(SarifScript.Log(results));

    /// <summary>A whole log of findings among the inputs; <c>SRC</c> is the address of the source's folder.</summary>
    public TestedSource FindIn(string log)
    {
        _folder.Write("found.sarif", log.Replace("SRC", new Uri(_folder.Path).AbsoluteUri, StringComparison.Ordinal));
        return this;
    }

    public TestedSource WithoutPdb()
    {
        File.Delete(_folder.At("Shop.Tests.pdb"));
        return this;
    }

    public Task<ToolRun> ReportAsync(params string[] more) => ToolRun.Of(_folder.Path, ["report", ".", .. more]);

    /// <summary>The points that are unverified after a report.</summary>
    public async Task<string> UnverifiedAsync()
    {
        var run = await ReportAsync();
        if (run.Code is not (ExitCode.Pass or ExitCode.Gate))
        {
            throw new InvalidOperationException(run.Error + run.Out);
        }

        return string.Join(' ',
            Points().Where(point => point.GetProperty("state").GetString() == "Unverified")
                .Select(point => point.GetProperty("name").GetString()));
    }

    public string Written(string file) => File.ReadAllText(Path.Combine(_folder.Path, "artifacts", "compliance", file));

    public IEnumerable<JsonElement> Points() =>
        JsonDocument.Parse(Written("ledger.json")).RootElement.GetProperty("tests").EnumerateArray()
        .SelectMany(test => test.GetProperty("points").EnumerateArray());

    public void AssertWritten(string file, string text) =>
        Assert.Contains(text, Written(file), StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private JournalScript AllPass()
    {
        var mvid = CompiledCatalog.MvidOf(_folder.At("Shop.Tests.dll"));
        return new JournalScript(mvid).Test(Till, "Adds").Test(Till, "Works").Test(Drawer, "Opens").Ended();
    }

    private CSharpCompilation Compilation(OptimizationLevel level)
    {
        var text = SourceText.From(_source, Encoding.UTF8, SourceHashAlgorithm.Sha256);
        var catalog = SourceText.From(CompiledCatalog.Source(Catalog), Encoding.UTF8);
        return CSharpCompilation.Create("Shop.Tests",
            [CSharpSyntaxTree.ParseText(text, path: SourcePath), CSharpSyntaxTree.ParseText(catalog)],
            References, new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: level));
    }

    private void Emit()
    {
        using var dll = File.Create(_folder.At("Shop.Tests.dll"));
        using var pdb = File.Create(_folder.At("Shop.Tests.pdb"));
        var emitted =
            _compilation.Emit(dll, pdb, options: new(debugInformationFormat: DebugInformationFormat.PortablePdb));
        if (!emitted.Success)
        {
            throw new InvalidOperationException(string.Join("\n", emitted.Diagnostics));
        }
    }

    private static ImmutableArray<MetadataReference> Framework { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is { } name
                && (name.StartsWith("System.", StringComparison.Ordinal)
                    || name.StartsWith("xunit.", StringComparison.Ordinal) || name == "netstandard.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static ImmutableArray<MetadataReference> References { get; } = [.. Framework, Library("Shop", Shop),
        Library("Netra.Compliance", Attributes)];

    /// <summary>As a build refers to it, without its source.</summary>
    private static PortableExecutableReference Library(string name, string source)
    {
        using var image = new MemoryStream();
        var emitted =
            CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source)], Framework,
                new(OutputKind.DynamicallyLinkedLibrary)).Emit(image);
        return emitted.Success
            ? MetadataReference.CreateFromImage(image.ToArray())
            : throw new InvalidOperationException(string.Join("\n", emitted.Diagnostics));
    }
}
