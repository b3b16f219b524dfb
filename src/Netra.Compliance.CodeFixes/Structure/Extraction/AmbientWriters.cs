using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Members of the solution that set something ambient for their caller: by themselves, or by what they
/// call.</summary>
/// <remarks>Asynchronous ones do not: what they set ends with them.</remarks>
internal sealed class AmbientWriters
{
    private static readonly ConditionalWeakTable<Compilation, AmbientWriters> Known = new();

    // The compiler calls them where no name says it, or somebody does who cannot be told.
    private static readonly HashSet<string> CalledUnnamed = new(StringComparer.Ordinal)
    {
        "Add", "Deconstruct", "GetEnumerator", "MoveNext", "GetAwaiter", "GetResult", "OnCompleted",
        "UnsafeOnCompleted",
        "AppendLiteral", "AppendFormatted", "ToString", "Equals", "GetHashCode", "CompareTo", "Invoke",
    };

    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private readonly NameSearch _search;

    private AmbientWriters(Compilation compilation)
    {
        _search = new NameSearch(compilation);
        var names = Callers([.. AmbientWrite.Names, .. _search.Holders()], AmbientWrite.Is);
        while (names.Count > 0 && !AreAnywhere)
        {
            names = Callers(names, IsReachedBy);
        }
    }

    /// <summary>Whether any call may reach one: by a delegate, an operator, an iterator.</summary>
    public bool AreAnywhere { get; private set; }

    /// <summary>Whether one is what ends a <c>using</c>.</summary>
    public bool EndByDisposing { get; private set; }

    public static AmbientWriters Of(Compilation compilation) =>
        Known.GetValue(compilation, static one => new AmbientWriters(one));

    public bool Include(ISymbol? member) =>
        member?.OriginalDefinition.GetDocumentationCommentId() is { } id && _members.Contains(id);

    /// <summary>Whether a name calls one, or hands it on.</summary>
    public bool IsReachedBy(SemanticModel model, SimpleNameSyntax name) => model.GetSymbolInfo(name).Symbol switch
    {
        IMethodSymbol method => Include(method.ReducedFrom ?? method) && IsCalled(name),
        IPropertySymbol property =>
            Include(property.GetMethod) || (Writes.IsTarget(AmbientWrite.Whole(name)) && Include(property.SetMethod)),
        IEventSymbol @event => Include(@event.AddMethod) || Include(@event.RemoveMethod),
        INamedTypeSymbol type => IsMadeNear(name) && type.Constructors.Any(Include),
        _ => false,
    };

    private bool IsCalled(SimpleNameSyntax name)
    {
        AreAnywhere |= AmbientWrite.Whole(name).Parent is not InvocationExpressionSyntax;
        return true;
    }

    private static bool IsMadeNear(SyntaxNode type) =>
        type.Ancestors()
            .Any(static node =>
                node is StatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or BaseListSyntax);

    // The names of those that were not known before.
    private HashSet<string> Callers(HashSet<string> names, Func<SemanticModel, SimpleNameSyntax, bool> sets) => new(
        _search.Find(names)
            .Where(found => sets(found.Model, found.Name))
            .ToArray()
            .SelectMany(found => Blamed(found.Model, found.Name)),
        StringComparer.Ordinal);

    private IEnumerable<string> Blamed(SemanticModel model, SyntaxNode node)
    {
        var function = node.Ancestors().FirstOrDefault(static outer => outer
            is AnonymousFunctionExpressionSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
            or ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax } || IsAsynchronous(outer));
        if (function is null or AnonymousFunctionExpressionSyntax { AsyncKeyword.RawKind: 0 })
        {
            AreAnywhere = true;
        }

        return function is null || IsAsynchronous(function) || SymbolOf(model, function) is not { } method
            ? [] : Added(method, function);
    }

    private static bool IsAsynchronous(SyntaxNode function) => function switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.AsyncKeyword.RawKind != 0,
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        _ => false,
    };

    private static IMethodSymbol? SymbolOf(SemanticModel model, SyntaxNode function) => function switch
    {
        ArrowExpressionClauseSyntax arrow => (model.GetDeclaredSymbol(arrow.Parent!) as IPropertySymbol)?.GetMethod,
        _ => model.GetDeclaredSymbol(function) as IMethodSymbol,
    };

    private IEnumerable<string> Added(IMethodSymbol method, SyntaxNode function)
    {
        AreAnywhere |= IsCalledUnnamed(method)
            || function.DescendantNodes().Any(static node => node is YieldStatementSyntax);
        EndByDisposing |= method.Name.Split('.').Last() is "Dispose" or "DisposeAsync";
        return Declarations(method)
            .Where(declared => declared.OriginalDefinition.GetDocumentationCommentId() is { } id && _members.Add(id))
            .Select(NameOf);
    }

    private static bool IsCalledUnnamed(IMethodSymbol method) =>
        method.MethodKind is MethodKind.UserDefinedOperator or MethodKind.Conversion or MethodKind.StaticConstructor
            or MethodKind.Destructor
        || method is { AssociatedSymbol.Name: "Current" or "IsCompleted", MethodKind: MethodKind.PropertyGet }
        || method.AssociatedSymbol is IPropertySymbol { IsIndexer: true }
        || CalledUnnamed.Contains(method.Name);

    // What is called may be what it overrides or implements.
    private static IEnumerable<IMethodSymbol> Declarations(IMethodSymbol method)
    {
        for (var declared = method; declared is not null; declared = declared.OverriddenMethod)
        {
            yield return declared;
        }

        foreach (var member in method.ContainingType.AllInterfaces.SelectMany(static type => type.GetMembers())
            .OfType<IMethodSymbol>())
        {
            if (SymbolEqualityComparer.Default.Equals(
                method.ContainingType.FindImplementationForInterfaceMember(member), method))
            {
                yield return member;
            }
        }
    }

    private static string NameOf(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Constructor
            ? method.ContainingType.Name : method.AssociatedSymbol?.Name ?? method.Name;
}

/// <summary>Where names stand in a project and in those that it refers to. The text is searched first: few files hold
/// one of them.</summary>
internal sealed class NameSearch
{
    private readonly (Compilation Compilation, SyntaxTree Tree, string Text)[] _files;

    public NameSearch(Compilation compilation) => _files =
    [
        .. WithReferred(compilation).Distinct()
            .SelectMany(static one => one.SyntaxTrees.Select(tree => (one, tree, tree.GetText().ToString()))),
    ];

    public IEnumerable<(SemanticModel Model, SimpleNameSyntax Name)> Find(HashSet<string> names) =>
        from file in Files([.. names])
        let model = file.Compilation.GetSemanticModel(file.Tree)
        from name in file.Tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
        where names.Contains(name.Identifier.ValueText)
        select (model, name);

    /// <summary>What holds a value for a thread or an execution.</summary>
    public IEnumerable<string> Holders() =>
        FieldsOfThreads().Concat(Files("AsyncLocal", "ThreadLocal").Any() ? ["Value"] : []);

    private IEnumerable<string> FieldsOfThreads() =>
        from file in Files("ThreadStatic")
        from attribute in file.Tree.GetRoot().DescendantNodes().OfType<AttributeSyntax>()
        where attribute.Name.ToString().Contains("ThreadStatic")
        from name in NamesOf(attribute.Parent!.Parent!)
        select name;

    private static IEnumerable<string> NamesOf(SyntaxNode member) => member switch
    {
        FieldDeclarationSyntax field =>
            field.Declaration.Variables.Select(static variable => variable.Identifier.ValueText),
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
