using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Structure;
using Netra.Compliance.Analyzers.Tests.Running;
using Netra.Compliance.CodeFixes.Structure;

namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing;

/// <summary>A file that several target frameworks compile.</summary>
public sealed class LinkedFileTests
{
    private const string Source = """
        public static class C
        {
        #if WIDE
            private static long Get() => 1;
        #else
            private static int Get() => 1;
        #endif

            private static void Use(long value) { }

            public static void M()
            {
                var a = Get();
                Use(a);
                a += Get();
                Use(a);
                a += Get();
                Use(a);
                a += Get();
                Use(a);
                a += Get();
                Use(a + a);
            }
        }
        """;

    [Fact]
    public async Task Extracts_what_compiles_in_each_of_them() =>
        Assert.NotEmpty(await OfferedAsync(Projects("NARROW", "SMALL")));

    [Fact]
    public async Task Refuses_what_compiles_in_one_of_them_only() =>
        Assert.Empty(await OfferedAsync(Projects("NARROW", "WIDE")));

    private static Solution Projects(params string[] symbols) =>
        symbols.Aggregate(new AdhocWorkspace().CurrentSolution, With);

    private static Solution With(Solution solution, string symbol)
    {
        var project = solution.AddProject(symbol, symbol, LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithParseOptions(new CSharpParseOptions(preprocessorSymbols: [symbol]))
            .WithMetadataReferences(MachineReferences.Framework);
        return project.AddDocument("Source.cs", Source, filePath: "/src/Source.cs").Project.Solution;
    }

    private static async Task<List<CodeAction>> OfferedAsync(Solution solution)
    {
        var document = solution.Projects.First().Documents.Single();
        var host = (await document.Project.GetCompilationAsync())!.WithAnalyzers(
            [new StructureAnalyzer()], new AnalyzerOptions([]));
        var finding = (await host.GetAnalyzerDiagnosticsAsync()).Single(one => one.Id == "NETRA1002");
        var offered = new List<CodeAction>();
        await new ExtractMethodFix().RegisterCodeFixesAsync(
            new CodeFixContext(document, finding, (action, _) => offered.Add(action), CancellationToken.None));
        return offered;
    }
}
