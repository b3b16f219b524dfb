using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Netra.Compliance.Generators.Tests.Running;

namespace Netra.Compliance.Generators.Tests.Caching;

/// <summary>What an editor has replaced can be forgotten.</summary>
public sealed class MemoryTests
{
    private const int Edits = 1000;

    /// <summary>The last compilation, and those since which only attributes, or only bodies, have changed.</summary>
    private const int MostAlive = 3;

    private static readonly Project Shop = new Project().Add("Edited.cs", Source(0)).Add(
        "Untouched.cs",
        """
        namespace Shop.Data;
        [CriticalTest(2, "Untouched")] public partial class Untouched { [Fact] public void Runs() { } }
        """);

    [Fact]
    public void No_compilation_is_kept_that_edits_have_replaced()
    {
        var driver = Generation.Driver(Shop);
        var compilations = Run(ref driver);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.InRange(compilations.Count(compilation => compilation.IsAlive), 1, MostAlive);
        GC.KeepAlive(driver);
    }

    // A method of its own, so that no local of a test's keeps a compilation.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<WeakReference> Run(ref GeneratorDriver driver)
    {
        var compilation = Shop.Compile();
        var seen = new List<WeakReference>();
        for (var edit = 1; edit <= Edits; edit++)
        {
            compilation = Edited(compilation, edit);
            driver = driver.RunGenerators(compilation);
            seen.Add(new WeakReference(compilation));
        }

        return seen;
    }

    private static CSharpCompilation Edited(CSharpCompilation compilation, int edit)
    {
        var tree = compilation.SyntaxTrees.Single(candidate => candidate.FilePath == "Edited.cs");
        var text = SourceText.From(Source(edit), System.Text.Encoding.UTF8);
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text));
    }

    /// <summary>Each edit changes an attribute, a name or a body, in turn.</summary>
    private static string Source(int edit) =>
        $$"""
        namespace Shop.Auth;
        [CriticalTest(1, "Title {{(edit + 2) / 3}}")]
        public partial class AuthFlow
        {
            [Fact] public void Refuses() { _ = {{edit / 3}}; }
            public void Name{{(edit + 1) / 3}}() { }
        }
        """;
}
