using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.Analyzers.Counting;

/// <summary>Finds the lines of a body that preprocessor directives exclude.</summary>
/// <remarks>It looks for them in the text: to go from one to the next in the tree, the compiler builds every node on
/// the way.</remarks>
internal sealed class Directives(SyntaxNode body)
{
    private bool _leavesOut;

    /// <summary>Whether a line that begins outside of comments is a directive, or is left out by the last
    /// one.</summary>
    /// <param name="line">Its characters.</param>
    /// <param name="start">Where they begin in the file.</param>
    public bool LeaveOut(ReadOnlySpan<char> line, int start)
    {
        var text = line.TrimStart();
        var isDirective = !text.IsEmpty && text[0] == '#';
        if (isDirective
            && body.FindTrivia(start + line.Length - text.Length).GetStructure() is DirectiveTriviaSyntax directive)
        {
            _leavesOut = !IsFollowed(directive);
        }

        return isDirective || _leavesOut;
    }

    // Whether what stands behind it is part of the program.
    private static bool IsFollowed(DirectiveTriviaSyntax directive) =>
        directive is BranchingDirectiveTriviaSyntax branch ? branch.BranchTaken : directive.IsActive;
}
