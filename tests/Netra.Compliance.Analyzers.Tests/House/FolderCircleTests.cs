using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.Analyzers.Tests.House;

/// <summary>The folders of a project use each other one way. A folder uses another where one of its files names the
/// other's namespace in a using directive; a folder sees the one that it lies in without.</summary>
public sealed class FolderCircleTests
{
    [Fact]
    public void No_folder_of_a_project_uses_one_that_uses_it() =>
        Assert.Empty(Projects().SelectMany(project => Circle(UsesIn(project.Select(File.ReadAllText)))));

    [Fact]
    public void Looks_at_every_project() =>
        Assert.Contains(("Netra.Compliance.Cli.Gate", "Netra.Compliance.Cli.Ledger"),
            UsesIn(Projects().SelectMany(project => project).Select(File.ReadAllText)));

    [Theory]
    [InlineData("using B; using C; namespace A; | using C; namespace B; | namespace C; | using C; namespace D;", "")]
    [InlineData("using B; namespace A; | using A; namespace B;", "A B")]
    [InlineData("using B; namespace A;|using C; namespace B;|using D; namespace C;|using B; namespace D;", "B C D")]
    [InlineData("using System; namespace A; | namespace A;", "")]
    public void Would_notice_a_circle(string files, string circle) =>
        Assert.Equal(circle, string.Join(' ', Circle(UsesIn(files.Split('|')))));

    // What nobody uses and what uses nobody is in no circle; when nothing more can go, the rest is.
    private static IEnumerable<string> Circle(IReadOnlyCollection<(string From, string To)> uses)
    {
        var (from, to) = (uses.Select(use => use.From).ToHashSet(), uses.Select(use => use.To).ToHashSet());
        var inner = uses.Where(use => from.Contains(use.To) && to.Contains(use.From)).ToList();
        return inner.Count == uses.Count ? from.Order(StringComparer.Ordinal) : Circle(inner);
    }

    private static IEnumerable<IGrouping<string, string>> Projects()
    {
        var source = Path.Combine(Repository.Root, "src");
        return Repository.Sources().Where(file => file.StartsWith(source, StringComparison.Ordinal))
            .GroupBy(file => Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar)[0]);
    }

    private static List<(string From, string To)> UsesIn(IEnumerable<string> sources)
    {
        var files = sources.Select(source => CSharpSyntaxTree.ParseText(source).GetCompilationUnitRoot()).ToList();
        var folders = files.Select(FolderOf).ToHashSet();
        return [.. files.SelectMany(Used).Distinct().Where(use => folders.Contains(use.To) && use.From != use.To)];
    }

    private static IEnumerable<(string From, string To)> Used(CompilationUnitSyntax file) =>
        file.Usings.Select(use => (FolderOf(file), use.NamespaceOrType.ToString()));

    private static string FolderOf(CompilationUnitSyntax file) =>
        file.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? "";
}
