using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.CodeFixes.Structure.Moving;

/// <summary>One file as two: the type with all that stands around it, and the file without the type.</summary>
/// <remarks>Whole lines are taken out and nothing else is touched, so that each keeps its layout and its line endings.</remarks>
internal sealed class SplitFile(SourceText text, CompilationUnitSyntax root, MemberDeclarationSyntax type)
{
    /// <summary>The file without the type.</summary>
    public SourceText Rest() => Without([Lines(type)]);

    /// <summary>Header, usings and namespaces of the file, and this one type.</summary>
    public SourceText Own() => Without(Others().Select(Lines));

    private IEnumerable<MemberDeclarationSyntax> Others() => root
        .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
        .OfType<MemberDeclarationSyntax>()
        .Where(node => node != type && node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax || IsOtherNamespace(node));

    private bool IsOtherNamespace(MemberDeclarationSyntax node) =>
        node is BaseNamespaceDeclarationSyntax && !node.Span.Contains(type.Span);

    private SourceText Without(IEnumerable<TextSpan> gone)
    {
        var changed = text.WithChanges(gone.OrderBy(static span => span.Start).Select(static span => new TextChange(span, "")));
        return Tidied(changed);
    }

    // From what belongs to the declaration, its comments and documentation, to the end of its last line.
    private TextSpan Lines(MemberDeclarationSyntax member)
    {
        var start = text.Lines.GetLineFromPosition(Start(member)).Start;
        var end = text.Lines.GetLineFromPosition(member.Span.End).EndIncludingLineBreak;
        return TextSpan.FromBounds(start, SkipBlankLines(end));
    }

    private int Start(MemberDeclarationSyntax member)
    {
        var isFirstOfAll = member.GetFirstToken().GetPreviousToken().RawKind == 0;
        var trivia = member.GetLeadingTrivia().FirstOrDefault(static one => !one.IsKind(SyntaxKind.WhitespaceTrivia) && !one.IsKind(SyntaxKind.EndOfLineTrivia));
        return isFirstOfAll ? member.SpanStart : trivia.RawKind == 0 ? member.SpanStart : trivia.FullSpan.Start;
    }

    private int SkipBlankLines(int position)
    {
        while (position < text.Length && text.Lines.GetLineFromPosition(position) is var line && string.IsNullOrWhiteSpace(line.ToString()))
        {
            position = line.EndIncludingLineBreak;
        }

        return position;
    }

    // What was blank between two types is not left over before a brace or at the end.
    private static SourceText Tidied(SourceText changed)
    {
        var blank = changed.Lines.Where(line => IsBlank(line) && EndsHere(changed, line.LineNumber + 1)).Select(static line => new TextChange(line.SpanIncludingLineBreak, ""));
        return changed.WithChanges(blank);
    }

    private static bool IsBlank(TextLine line) => line.EndIncludingLineBreak > line.Start && string.IsNullOrWhiteSpace(line.ToString());

    private static bool EndsHere(SourceText changed, int number) =>
        number >= changed.Lines.Count
        || changed.Lines[number].ToString() is "}" or ""
            && changed.Lines.Skip(number).All(static line => line.ToString() is "}" or "");
}
