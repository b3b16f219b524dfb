using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Netra.Compliance.Analyzers.Tests.House;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Structure;

/// <summary>The sources of this repository, with their braces moved: no count may change.</summary>
public sealed class BraceStyleOfSourcesTests
{
    private static readonly string[] Sources =
        [.. Repository.Sources().Where(file => file.Contains("/src/", StringComparison.Ordinal))
            .Select(File.ReadAllText)];

    [Fact]
    public async Task Counts_alike_with_braces_at_the_end_of_lines()
    {
        foreach (var source in Sources)
        {
            Assert.Equal(await StructuralRun.Counts(source), await StructuralRun.Counts(Moved(source, " ")));
        }
    }

    [Fact]
    public async Task Counts_alike_with_braces_further_down()
    {
        foreach (var source in Sources)
        {
            Assert.Equal(await StructuralRun.Counts(source), await StructuralRun.Counts(Moved(source, "\n\n  ")));
        }
    }

    [Fact]
    public void Moves_braces_indeed() =>
        Assert.All([" ", "\n\n  "],
            gap => Assert.True(Sources.Count(source => Moved(source, gap) != source) > Sources.Length / 2));

    private static string Moved(string source, string gap)
    {
        var moved = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Where(IsLoneBrace).Reverse();
        return moved.Aggregate(source, (text, brace) => Moved(text, brace, gap));
    }

    private static string Moved(string text, SyntaxToken brace, string gap) =>
        text[..brace.GetPreviousToken().Span.End] + gap + text[brace.SpanStart..];

    private static bool IsLoneBrace(SyntaxToken token) => token.IsKind(SyntaxKind.OpenBraceToken)
        && token.GetPreviousToken() is { RawKind: not 0 } previous
        && previous.TrailingTrivia.Concat(token.LeadingTrivia).All(IsBlank)
        && previous.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia)
        && token.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);

    private static bool IsBlank(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia;
}
