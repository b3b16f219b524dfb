using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Statements that follow each other in one list.</summary>
/// <param name="Statements">One or more.</param>
/// <param name="Lines">The lines they count.</param>
/// <param name="IsHead">Whether they begin their list.</param>
/// <param name="IsTail">Whether they end it.</param>
internal sealed record StatementRun(StatementSyntax[] Statements, int Lines, bool IsHead, bool IsTail)
{
    public StatementSyntax First => Statements[0];

    public StatementSyntax Last => Statements[Statements.Length - 1];

    public TextSpan Span => TextSpan.FromBounds(First.SpanStart, Last.Span.End);

    /// <summary>Nodes inside, nested functions included.</summary>
    public IEnumerable<SyntaxNode> Nodes() => Statements.SelectMany(static statement => statement.DescendantNodesAndSelf());

    /// <summary>Nodes that run when the statements run: nested functions are not entered.</summary>
    public IEnumerable<SyntaxNode> OwnNodes() => Statements
        .SelectMany(static statement => statement.DescendantNodesAndSelf(static node => node is not AnonymousFunctionExpressionSyntax));

    /// <summary>Whether a node stands inside.</summary>
    public bool Holds(SyntaxNode node) => Span.Contains(node.Span);
}
