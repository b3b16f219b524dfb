using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
        return types.IsEmpty ? SurveyedFile.Empty : new SurveyedFile(ClassesOf(tree, types), CollectionsOf(tree, types));
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
        return candidates.Length == 0 ? ImmutableArray<INamedTypeSymbol>.Empty : TypesOf(candidates, compilation.GetSemanticModel(tree));
    }

    private static ImmutableArray<INamedTypeSymbol> TypesOf(AttributedType[] candidates, SemanticModel model) => candidates
        .Select(candidate => model.GetDeclaredSymbol(candidate.Node))
        .OfType<INamedTypeSymbol>()
        .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
        .ToImmutableArray();

    private EquatableArray<CriticalClass> ClassesOf(SyntaxTree tree, ImmutableArray<INamedTypeSymbol> types) => types
        .Where(type => type.TypeKind == TypeKind.Class && IsIn(tree, _classes.Declarations(type)))
        .Select(_classes.Parse)
        .OfType<CriticalClass>()
        .ToEquatable();

    private EquatableArray<UserCollection> CollectionsOf(SyntaxTree tree, ImmutableArray<INamedTypeSymbol> types) => types
        .Where(type => IsIn(tree, type.FindAll(_known.Xunit.CollectionDefinition)))
        .Select(type => CollectionParser.Parse(type, type.Find(_known.Xunit.CollectionDefinition)!, _known))
        .OfType<UserCollection>()
        .ToEquatable();

    /// <summary>Several files can lead to one type; the one with the first of its attributes does.</summary>
    private static bool IsIn(SyntaxTree tree, ImmutableArray<AttributeData> attributes) =>
        attributes.FirstOrDefault()?.ApplicationSyntaxReference?.SyntaxTree == tree;
}
