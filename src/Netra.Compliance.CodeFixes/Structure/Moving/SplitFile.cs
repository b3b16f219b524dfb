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
    public SourceText Rest() => Without([Lines(Emptied().LastOrDefault() ?? type)]);

    private IEnumerable<SyntaxNode> Emptied() => type.Ancestors().OfType<NamespaceDeclarationSyntax>().TakeWhile(static around => around.Members.Count == 1);

    /// <summary>Header, usings and namespaces of the file, and this one type.</summary>
    /// <param name="oldName">The file's name, which its header may mention.</param>
    /// <param name="newName">What the header then says.</param>
    public SourceText Own(string oldName, string newName)
    {
        var own = Without(Others().Concat(GlobalUsings()).Select(Lines));
        var header = TextSpan.FromBounds(0, Math.Min(own.Length, root.GetFirstToken().SpanStart));
        return own.Replace(header, own.ToString(header).Replace($"\"{oldName}\"", $"\"{newName}\""));
    }

    private IEnumerable<SyntaxNode> Others() => root
        .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax && node.Span.Contains(type.Span))
        .Where(node => node is MemberDeclarationSyntax && !node.Span.Contains(type.Span));

    // They hold for every file from where they are.
    private IEnumerable<SyntaxNode> GlobalUsings() => root.Usings.Where(static one => one.GlobalKeyword.RawKind != 0);

    private SourceText Without(IEnumerable<TextSpan> gone)
    {
        var changed = text.WithChanges(Apart(gone.OrderBy(static span => span.Start)).Select(static span => new TextChange(span, "")));
        return Tidied(changed);
    }

    // Several types on one line are gone with it at once.
    private static IEnumerable<TextSpan> Apart(IEnumerable<TextSpan> ordered)
    {
        var end = 0;
        foreach (var span in ordered.Where(span => span.End > end))
        {
            yield return TextSpan.FromBounds(Math.Max(end, span.Start), span.End);
            end = span.End;
        }
    }

    // From what belongs to the declaration, its comments and documentation, to the end of its last line. A header is nobody's.
    private TextSpan Lines(SyntaxNode member)
    {
        var start = text.Lines.GetLineFromPosition(Start(member)).Start;
        var end = text.Lines.GetLineFromPosition(member.Span.End).EndIncludingLineBreak;
        return TextSpan.FromBounds(start, SkipBlankLines(end));
    }

    private int Start(SyntaxNode member)
    {
        var isFirstOfAll = member.GetFirstToken().GetPreviousToken().RawKind == 0;
        var own = member.GetLeadingTrivia().FirstOrDefault(trivia => isFirstOfAll ? trivia.HasStructure : !IsSpace(trivia));
        return own.RawKind == 0 ? member.SpanStart : own.FullSpan.Start;
    }

    private static bool IsSpace(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia);

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
