using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Ambient;

/// <summary>Where names stand in a project and in those that it refers to. The text is searched first: few files hold one of them.</summary>
internal sealed class NameSearch
{
    private readonly (Compilation Compilation, SyntaxTree Tree, string Text)[] _files;

    public NameSearch(Compilation compilation) => _files =
    [
        .. WithReferred(compilation).Distinct().SelectMany(static one => one.SyntaxTrees.Select(tree => (one, tree, tree.GetText().ToString()))),
    ];

    public IEnumerable<(SemanticModel Model, SimpleNameSyntax Name)> Find(HashSet<string> names) =>
        from file in Files([.. names])
        let model = file.Compilation.GetSemanticModel(file.Tree)
        from name in file.Tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
        where names.Contains(name.Identifier.ValueText)
        select (model, name);

    /// <summary>What holds a value for a thread or an execution.</summary>
    public IEnumerable<string> Holders() => FieldsOfThreads().Concat(Files("AsyncLocal", "ThreadLocal").Any() ? ["Value"] : []);

    private IEnumerable<string> FieldsOfThreads() =>
        from file in Files("ThreadStatic")
        from attribute in file.Tree.GetRoot().DescendantNodes().OfType<AttributeSyntax>()
        where attribute.Name.ToString().Contains("ThreadStatic")
        from name in NamesOf(attribute.Parent!.Parent!)
        select name;

    private static IEnumerable<string> NamesOf(SyntaxNode member) => member switch
    {
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(static variable => variable.Identifier.ValueText),
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        _ => [],
    };

    private IEnumerable<(Compilation Compilation, SyntaxTree Tree, string Text)> Files(params string[] words) =>
        _files.Where(file => words.Any(word => file.Text.Contains(word)));

    private static IEnumerable<Compilation> WithReferred(Compilation compilation) => compilation.References
        .OfType<CompilationReference>()
        .SelectMany(static reference => WithReferred(reference.Compilation))
        .Append(compilation)
        .Where(static one => one.Language == LanguageNames.CSharp);
}
