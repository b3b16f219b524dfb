using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Looks for assertions in what is compiled for another target only: in the test itself, and in what its base classes hold.</summary>
/// <remarks>Such text has no meaning here: the test gets the benefit of the doubt.</remarks>
internal static class OtherTargets
{
    public static bool Assert(Test test) =>
        AssertInside(test) || test.Model.Classes.Of(test).AssertsElsewhere;

    /// <summary>Whether a base class of a class of tests asserts elsewhere.</summary>
    public static bool AssertAbove(INamedTypeSymbol type) => type.WithBases().Skip(1).SelectMany(Declarations).Any(IsIn);

    /// <summary>Whether the test itself asserts elsewhere.</summary>
    public static bool AssertInside(Test test) => test.Bodies.Select(body => body.Syntax.Parent ?? body.Syntax).Any(IsIn);

    private static IEnumerable<SyntaxNode> Declarations(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax());

    private static bool IsIn(SyntaxNode node) => node.ContainsDirectives
        && node.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia) && trivia.ToString().Contains("Assert"));
}
