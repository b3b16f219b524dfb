using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Netra.Compliance.CodeFixes;

/// <summary>Adds an attribute below those that a declaration has, named as briefly as the file allows.</summary>
internal static class AddedAttribute
{
    /// <param name="declaration">What gets the attribute.</param>
    /// <param name="name">The attribute's full name.</param>
    /// <param name="arguments">Its arguments, in parentheses.</param>
    public static MemberDeclarationSyntax To(MemberDeclarationSyntax declaration, string name, string arguments)
    {
        var isFirst = declaration.AttributeLists.Count == 0;
        var bare = isFirst ? declaration.WithoutLeadingTrivia() : declaration;
        var marked = bare.WithAttributeLists(bare.AttributeLists.Add(List(name, arguments)));
        return isFirst ? marked.WithLeadingTrivia(declaration.GetLeadingTrivia()) : marked;
    }

    private static AttributeListSyntax List(string name, string arguments)
    {
        var type = SyntaxFactory.ParseName("global::" + name).WithAdditionalAnnotations(Simplifier.Annotation);
        var attribute = SyntaxFactory.Attribute(type, SyntaxFactory.ParseAttributeArgumentList(arguments));
        return SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }
}
