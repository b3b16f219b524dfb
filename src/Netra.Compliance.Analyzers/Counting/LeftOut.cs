using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.Analyzers.Counting;

/// <summary>The directives of a body, each with what it leaves out of the program.</summary>
internal sealed class LeftOut
{
    private readonly List<TextSpan> _parts = [];

    public LeftOut(SyntaxNode body)
    {
        var directive = body.GetFirstDirective();
        while (directive is not null && directive.SpanStart < body.Span.End)
        {
            var next = directive.GetNextDirective();
            _parts.Add(TextSpan.FromBounds(directive.SpanStart, IsFollowed(directive) ? directive.Span.End : next?.SpanStart ?? body.Span.End));
            directive = next;
        }
    }

    /// <summary>Whether a line holds no code of the program.</summary>
    public bool Holds(TextLine line)
    {
        foreach (var part in _parts)
        {
            if (part.IntersectsWith(line.Span))
            {
                return true;
            }
        }

        return false;
    }

    // Whether what stands behind it is part of the program.
    private static bool IsFollowed(DirectiveTriviaSyntax directive) =>
        directive is BranchingDirectiveTriviaSyntax branch ? branch.BranchTaken : directive.IsActive;
}
