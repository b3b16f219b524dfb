using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.Generators.Surveying;

/// <param name="Node">The declaration.</param>
/// <param name="Names">The plain names of the attributes on it and on its methods.</param>
internal sealed record AttributedType(TypeDeclarationSyntax Node, ImmutableArray<string> Names)
{
    public static AttributedType Of(TypeDeclarationSyntax type)
    {
        var lists = type.AttributeLists.Concat(type.Members.OfType<MethodDeclarationSyntax>().SelectMany(method => method.AttributeLists));
        return new(type, lists.SelectMany(list => list.Attributes).Select(attribute => AttributeNames.Plain(attribute.Name)).Distinct().ToImmutableArray());
    }
}
