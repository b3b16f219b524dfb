using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.Analyzers.Tests.Robustness.Mutating;

/// <summary>Puts one part where another of its kind stood: the result still parses, and what it means is checked in
/// depth.</summary>
internal static class NodeMutations
{
    public static readonly Mutation[] All = [Replace<StatementSyntax>, Replace<ExpressionSyntax>, Replace<TypeSyntax>,
        Replace<MemberDeclarationSyntax>, Double<MemberDeclarationSyntax>, Double<StatementSyntax>];

    /// <summary>The stretches of a text that are of a kind.</summary>
    public static TextSpan[] Spans<T>(string text)
        where T : SyntaxNode =>
        [.. CSharpSyntaxTree.ParseText(text, SourceParsing.Latest).GetRoot().DescendantNodes().OfType<T>()
            .Select(node => node.Span)];

    private static string Replace<T>(string text, Random random)
        where T : SyntaxNode
    {
        var spans = Spans<T>(text);
        return Places.One(spans, random) is { } place && Places.One(spans, random) is { } other
            ? text[..place.Start] + text[other.Start..other.End] + text[place.End..]
            : text;
    }

    private static string Double<T>(string text, Random random)
        where T : SyntaxNode =>
        Places.One(Spans<T>(text), random) is { } place
            ? text.Insert(place.End, " " + text[place.Start..place.End]) : text;
}
