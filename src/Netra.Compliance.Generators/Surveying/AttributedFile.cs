using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.Generators.Surveying;

/// <summary>What the syntax of one file says of attributes, read once a tree.</summary>
internal sealed class AttributedFile
{
    private static readonly ConditionalWeakTable<SyntaxTree, AttributedFile> Cache = new();

    private AttributedFile(SyntaxTree tree)
    {
        var nodes = tree.GetRoot().DescendantNodes(IsOutsideMembers).ToArray();
        Types = nodes.OfType<TypeDeclarationSyntax>().Select(AttributedType.Of).Where(type => !type.Names.IsEmpty).ToImmutableArray();
        Aliases = nodes.OfType<UsingDirectiveSyntax>().Select(AttributeAlias.Of).OfType<AttributeAlias>().ToImmutableArray();
    }

    /// <summary>The types with an attribute on themselves or on a method.</summary>
    public ImmutableArray<AttributedType> Types { get; }

    public ImmutableArray<AttributeAlias> Aliases { get; }

    public static AttributedFile Of(SyntaxTree tree) => Cache.GetValue(tree, key => new AttributedFile(key));

    private static bool IsOutsideMembers(SyntaxNode node) =>
        node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;
}
