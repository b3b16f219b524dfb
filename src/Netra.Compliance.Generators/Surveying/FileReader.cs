using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.Compliance.Generators.Model;
using Netra.Compliance.Generators.Parsing;

namespace Netra.Compliance.Generators.Surveying;

/// <summary>Reads what one file declares, as the compiler understands it.</summary>
internal sealed class FileReader(Compilation compilation, ImmutableHashSet<string> names)
{
    private readonly KnownTypes _known = KnownTypes.Of(compilation);
    private readonly CriticalClassParser _classes = new(KnownTypes.Of(compilation));

    public SurveyedFile Read(SyntaxTree tree)
    {
        var types = TypesOf(tree);
        return types.IsEmpty
            ? SurveyedFile.Empty : new SurveyedFile(ClassesOf(tree, types), CollectionsOf(tree, types));
    }

    public ImmutableArray<SyntaxTree> TreesBeside(SyntaxTree tree) => TypesOf(tree)
        .SelectMany(type => type.WithBases())
        .SelectMany(type => type.DeclaringSyntaxReferences)
        .Select(reference => reference.SyntaxTree)
        .Where(other => other != tree)
        .Distinct()
        .ToImmutableArray();

    private ImmutableArray<INamedTypeSymbol> TypesOf(SyntaxTree tree)
    {
        var candidates = AttributedFile.Of(tree).Types.Where(type => type.Names.Any(names.Contains)).ToArray();
        return candidates.Length == 0
            ? ImmutableArray<INamedTypeSymbol>.Empty : TypesOf(candidates, compilation.GetSemanticModel(tree));
    }

    private static ImmutableArray<INamedTypeSymbol> TypesOf(AttributedType[] candidates, SemanticModel model) =>
        candidates
        .Select(candidate => model.GetDeclaredSymbol(candidate.Node))
        .OfType<INamedTypeSymbol>()
        .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
        .ToImmutableArray();

    private EquatableArray<CriticalClass> ClassesOf(SyntaxTree tree, ImmutableArray<INamedTypeSymbol> types) => types
        .Where(type => type.TypeKind == TypeKind.Class && IsIn(tree, _classes.Declarations(type)))
        .Select(_classes.Parse)
        .OfType<CriticalClass>()
        .ToEquatable();

    private EquatableArray<UserCollection> CollectionsOf(SyntaxTree tree, ImmutableArray<INamedTypeSymbol> types) =>
        types
        .Where(type => IsIn(tree, type.FindAll(_known.Xunit.CollectionDefinition)))
        .Select(type => CollectionParser.Parse(type, type.Find(_known.Xunit.CollectionDefinition)!, _known))
        .OfType<UserCollection>()
        .ToEquatable();

    /// <summary>Several files can lead to one type; the one with the first of its attributes does.</summary>
    private static bool IsIn(SyntaxTree tree, ImmutableArray<AttributeData> attributes) =>
        attributes.FirstOrDefault()?.ApplicationSyntaxReference?.SyntaxTree == tree;
}

/// <summary>What the syntax of one file says of attributes, read once a tree.</summary>
internal sealed class AttributedFile
{
    private static readonly ConditionalWeakTable<SyntaxTree, AttributedFile> Cache = new();

    private AttributedFile(SyntaxTree tree)
    {
        var nodes = tree.GetRoot().DescendantNodes(IsOutsideMembers).ToArray();
        Types = nodes.OfType<TypeDeclarationSyntax>().Select(AttributedType.Of).Where(type => !type.Names.IsEmpty)
            .ToImmutableArray();
        Aliases = nodes.OfType<UsingDirectiveSyntax>().Select(AttributeAlias.Of).OfType<AttributeAlias>()
            .ToImmutableArray();
    }

    /// <summary>The types with an attribute on themselves or on a method.</summary>
    public ImmutableArray<AttributedType> Types { get; }

    public ImmutableArray<AttributeAlias> Aliases { get; }

    public static AttributedFile Of(SyntaxTree tree) => Cache.GetValue(tree, key => new AttributedFile(key));

    private static bool IsOutsideMembers(SyntaxNode node) =>
        node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;
}

/// <param name="Node">The declaration.</param>
/// <param name="Names">The plain names of the attributes on it and on its methods.</param>
internal sealed record AttributedType(TypeDeclarationSyntax Node, ImmutableArray<string> Names)
{
    public static AttributedType Of(TypeDeclarationSyntax type)
    {
        var lists = type.AttributeLists.Concat(
            type.Members.OfType<MethodDeclarationSyntax>().SelectMany(method => method.AttributeLists));
        return new(type,
            lists.SelectMany(list => list.Attributes).Select(attribute => AttributeNames.Plain(attribute.Name))
                .Distinct().ToImmutableArray());
    }
}

/// <summary><c>using Name = Some.Target;</c>, both without their <c>Attribute</c>.</summary>
internal sealed record AttributeAlias(string Name, string Target)
{
    public static AttributeAlias? Of(UsingDirectiveSyntax directive) =>
        directive is { Alias: { } alias, NamespaceOrType: NameSyntax target }
        ? new AttributeAlias(AttributeNames.Plain(alias.Name), AttributeNames.Plain(target))
        : null;
}

/// <summary>The names under which a compilation's files may use the attributes that matter, aliases included.</summary>
/// <remarks>A name says only where to look; what it means is asked of the compiler.</remarks>
internal static class AttributeNames
{
    private const string Suffix = "Attribute";
    private static readonly ImmutableHashSet<string> Own = ImmutableHashSet.Create(
        Plain(NetraTypes.CriticalTestName), Plain(NetraTypes.JourneyName), "CollectionDefinition");
    private static readonly ConditionalWeakTable<Compilation, ImmutableHashSet<string>> Cache = new();

    public static ImmutableHashSet<string> Of(Compilation compilation) => Cache.GetValue(compilation, Gather);

    /// <summary>The last part of a name, without <c>Attribute</c> at its end.</summary>
    public static string Plain(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => Plain(qualified.Right),
        AliasQualifiedNameSyntax qualified => Plain(qualified.Name),
        SimpleNameSyntax simple => Plain(simple.Identifier.ValueText),
        _ => "",
    };

    private static string Plain(string name) =>
        name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;

    private static ImmutableHashSet<string> Gather(Compilation compilation)
    {
        var aliases = compilation.SyntaxTrees.SelectMany(tree => AttributedFile.Of(tree).Aliases).ToArray();
        var (names, count) = (Own, 0);
        while (names.Count > count)
        {
            count = names.Count;
            names = names.Union(aliases.Where(alias => names.Contains(alias.Target)).Select(alias => alias.Name));
        }

        return names;
    }
}
