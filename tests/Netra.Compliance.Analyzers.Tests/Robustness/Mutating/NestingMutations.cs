using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.Analyzers.Tests.Robustness.Mutating;

/// <summary>Buries a part under many levels, or repeats it many times.</summary>
internal static class NestingMutations
{
    private const int Deepest = 60;

    // The compiler's own time doubles with each level of functions, of interpolated strings and of tuples that are
    // assigned to.
    private const int DeepestDoubling = 6;

    public static readonly Mutation[] All =
    [
        Bury<StatementSyntax>("{ ", " }"),
        Bury<StatementSyntax>("if (true) { ", " } else ;\n"),
        Bury<StatementSyntax>("void L() { ", " L(); }\n"),
        Bury<StatementSyntax>("try { ", " } catch { }"),
        Bury<ExpressionSyntax>("(", ")"),
        Bury<ExpressionSyntax>("F(() => ", ")", DeepestDoubling),
        Bury<ExpressionSyntax>("1 +\n", " + 1"),
        Bury<ExpressionSyntax>("!", ""),
        Bury<ExpressionSyntax>("$\"{", "}\"", DeepestDoubling),
        Bury<ExpressionSyntax>("x switch { _ => ", " }"),
        Bury<TypeSyntax>("List<", ">"),
        Bury<TypeSyntax>("(int, ", ")", DeepestDoubling),
        Bury<MemberDeclarationSyntax>("class N { ", " }"),
        Repeat<MemberDeclarationSyntax>,
        Repeat<StatementSyntax>,
        Repeat<ParameterSyntax>,
    ];

    private static Mutation Bury<T>(string before, string after, int deepest = Deepest)
        where T : SyntaxNode => (text, random) =>
    {
        var levels = random.Next(1, deepest);
        return Places.One(NodeMutations.Spans<T>(text), random) is { } place
            ? text.Insert(place.End, Many(after, levels)).Insert(place.Start, Many(before, levels))
            : text;
    };

    private static string Repeat<T>(string text, Random random)
        where T : SyntaxNode =>
        Places.One(NodeMutations.Spans<T>(text), random) is { Length: < 500 } place
            ? text.Insert(place.End, Many("\n" + text[place.Start..place.End], random.Next(1, 100)))
            : text;

    private static string Many(string part, int times) => string.Concat(Enumerable.Repeat(part, times));
}
