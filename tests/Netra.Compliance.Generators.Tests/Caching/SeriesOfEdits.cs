using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Netra.Compliance.Generators.Tests.Running;

namespace Netra.Compliance.Generators.Tests.Caching;

/// <summary>A project in an editor: after each change, what the driver remembers must be what a fresh one
/// finds.</summary>
internal sealed class SeriesOfEdits
{
    private readonly Project _project;
    private GeneratorDriver _driver;

    public SeriesOfEdits(Project project)
    {
        _project = project;
        Current = project.Compile();
        _driver = Generation.Driver(project).RunGenerators(Current);
    }

    public CSharpCompilation Current { get; private set; }

    /// <summary>Applies a change that must matter.</summary>
    public SeriesOfEdits Change(Func<CSharpCompilation, CSharpCompilation> edit)
    {
        var before = Sources(_driver);
        AssertSameAsFresh(edit);
        Assert.NotEqual(before, Sources(_driver));
        return this;
    }

    /// <summary>Applies a change that must not matter.</summary>
    public SeriesOfEdits Touch(Func<CSharpCompilation, CSharpCompilation> edit)
    {
        var before = Sources(_driver);
        AssertSameAsFresh(edit);
        Assert.Equal(before, Sources(_driver));
        return this;
    }

    public SeriesOfEdits Change(string path, string before, string after) =>
        Change(compilation => Edit.Text(compilation, path, before, after));

    public SeriesOfEdits Touch(string path, string before, string after) =>
        Touch(compilation => Edit.Text(compilation, path, before, after));

    /// <summary>Applies a change that may matter or not.</summary>
    public SeriesOfEdits Either(string path, string before, string after)
    {
        AssertSameAsFresh(compilation => Edit.Text(compilation, path, before, after));
        return this;
    }

    private void AssertSameAsFresh(Func<CSharpCompilation, CSharpCompilation> edit)
    {
        Current = edit(Current);
        _driver = _driver.RunGenerators(Current);
        Assert.Equal(Sources(Generation.Driver(_project).RunGenerators(Copy(Current))), Sources(_driver));
    }

    /// <summary>The same project of trees that nothing can remember.</summary>
    private static CSharpCompilation Copy(CSharpCompilation compilation) =>
        compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(
        compilation.SyntaxTrees
            .Select(tree =>
                CSharpSyntaxTree.ParseText(tree.GetText(), (CSharpParseOptions)tree.Options, tree.FilePath)));

    private static SortedDictionary<string, string> Sources(GeneratorDriver driver) => new(
        driver.GetRunResult().Results.Single().GeneratedSources.ToDictionary(
            source => source.HintName, source => source.SourceText.ToString()),
        StringComparer.Ordinal);
}
