using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>What is written in words in and above a test, and in its attributes: <c>[Fact(DisplayName = "…")]</c>.</summary>
internal static class Remarks
{
    private static readonly string[] Rows = ["InlineDataAttribute", "TestCaseAttribute", "DataRowAttribute", "ArgumentsAttribute"];

    public static IEnumerable<string> Of(Test test) => Comments(test).Concat(Attributes(test.Method));

    public static IEnumerable<string> Above(SyntaxNode node) => Texts(node.FirstAncestorOrSelf<StatementSyntax>()?.GetLeadingTrivia() ?? []);

    private static IEnumerable<string> Comments(Test test) => Texts(test.Bodies
        .SelectMany(body => (body.Syntax.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() ?? body.Syntax).DescendantTrivia()));

    private static IEnumerable<string> Texts(IEnumerable<SyntaxTrivia> trivia) => trivia
        .Where(part => part.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia)
        .Select(part => part.ToFullString());

    private static IEnumerable<string> Attributes(IMethodSymbol method) => method.GetAttributes()
        .Where(attribute => !Rows.Contains(attribute.AttributeClass?.Name))
        .SelectMany(attribute => Texts(attribute).Append(attribute.AttributeClass?.Name ?? ""));

    private static IEnumerable<string> Texts(AttributeData attribute) => attribute.ConstructorArguments
        .Concat(attribute.NamedArguments.Select(argument => argument.Value))
        .Where(value => value.Kind == TypedConstantKind.Primitive)
        .Select(value => value.Value)
        .OfType<string>();
}
