using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Netra.Compliance.Analyzers.Tests.Robustness.Mutating;

/// <summary>Deletes, doubles, swaps and replaces tokens.</summary>
internal static class TokenMutations
{
    public static readonly Mutation[] All = [Delete, Double, Swap, Replace];

    private static string Delete(string text, Random random) => Edit(text, random, (_, _) => "");

    private static string Double(string text, Random random) => Edit(text, random, (one, _) => one + " " + one);

    private static string Replace(string text, Random random) => Edit(text, random, (_, other) => other);

    private static string Swap(string text, Random random)
    {
        var tokens = Tokens(text);
        return tokens.Length < 2 ? text : Swap(text, [.. random.GetItems(tokens, 2).OrderBy(token => token.SpanStart)]);
    }

    private static string Swap(string text, SyntaxToken[] pair) => pair[0] == pair[1] ? text : string.Concat(
        text.AsSpan(0, pair[0].SpanStart).ToString(),
        pair[1].Text,
        text.AsSpan(pair[0].Span.End, pair[1].SpanStart - pair[0].Span.End).ToString(),
        pair[0].Text + text[pair[1].Span.End..]);

    private static string Edit(string text, Random random, Func<string, string, string> change)
    {
        var tokens = Tokens(text);
        return Places.One(tokens, random) is not { } token ? text : string.Concat(
            text.AsSpan(0, token.SpanStart),
            change(token.Text, random.GetItems(tokens, 1)[0].Text),
            text.AsSpan(token.Span.End));
    }

    private static SyntaxToken[] Tokens(string text) =>
        [.. CSharpSyntaxTree.ParseText(text, SourceParsing.Latest).GetRoot().DescendantTokens()];
}
