using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.Analyzers.Structure;

/// <summary>Something with a body.</summary>
/// <param name="declaration">What declares it.</param>
/// <param name="body">Its block or expression; the file itself for top-level code.</param>
internal readonly struct Member(SyntaxNode declaration, SyntaxNode body)
{
    public SyntaxNode Declaration { get; } = declaration;

    /// <summary>Its block or expression; the file itself for top-level code.</summary>
    public SyntaxNode Body => body;

    /// <summary>The statements or the expression, in order.</summary>
    public IEnumerable<SyntaxNode> Parts => body switch
    {
        BlockSyntax block => block.Statements,
        CompilationUnitSyntax unit => unit.Members.Where(static member => member is GlobalStatementSyntax),
        _ => [body],
    };

    /// <summary>From the first statement to the last; empty where there is none.</summary>
    public TextSpan Extent => body switch
    {
        BlockSyntax { Statements.Count: 0 } => default,
        BlockSyntax block => Between(block.Statements.First(), block.Statements.Last()),
        CompilationUnitSyntax => Between(Parts.First(), Parts.Last()),
        _ => body.Span,
    };

    private static TextSpan Between(SyntaxNode first, SyntaxNode last) =>
        TextSpan.FromBounds(first.SpanStart, last.Span.End);
}
