using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Changes the text of a file: a call where the statements stood, and the method behind the member.</summary>
internal sealed class MoveToMethod(SourceText text, SemanticModel model, SyntaxNode root, LongMember member)
{
    private readonly Indentation _layout = new(text, root);

    /// <summary>The file after the move; null where something else shares the last line of the member, or no name is left.</summary>
    public SourceText? Apply(ExtractionPlan plan)
    {
        var method = new MethodText(plan, member, new TypeNames(model, plan.Run.First.SpanStart));
        var end = text.Lines.GetLineFromPosition(member.Host.Span.End).End;
        return EndsItsLine(end) && new MethodName(model, member, plan).Unique() is { } name && MethodShape.Of(member, plan.Run, name, $"{method.Result} {method.Parameters}") is { } shape
            ? text.WithChanges(Call(plan, shape), new TextChange(new TextSpan(end, 0), Declaration(plan, shape, method)))
            : null;
    }

    private bool EndsItsLine(int end) => member.Host.GetLastToken().GetNextToken() is var next && (next.RawKind == 0 || next.SpanStart >= end);

    private TextChange Call(ExtractionPlan plan, MethodShape shape)
    {
        var indent = _layout.At(plan.Run.First.SpanStart);
        var lines = new CallText(plan, shape).Lines().Select(line => indent + line);
        return new TextChange(Region(plan.Run), string.Join(_layout.LineBreak, lines));
    }

    // From the first comment that belongs to the statements to the end of their last line.
    private TextSpan Region(StatementRun run)
    {
        var comment = run.First.GetLeadingTrivia().FirstOrDefault(static trivia => !IsSpace(trivia));
        var first = comment.RawKind == 0 ? run.First.SpanStart : comment.SpanStart;
        return TextSpan.FromBounds(
            text.Lines.GetLineFromPosition(first).Start, text.Lines.GetLineFromPosition(run.Last.Span.End).End);
    }

    private static bool IsSpace(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    private string Declaration(ExtractionPlan plan, MethodShape shape, MethodText method)
    {
        var outer = _layout.At(member.Host.SpanStart);
        var inner = outer + _layout.Step;
        var moved = _layout.Moved(Region(plan.Run), _layout.At(plan.Run.First.SpanStart), inner);
        var head = shape.Attributes.Append(method.Head(shape)).Select(line => outer + line);
        var body = method.Declarations().Select(line => inner + line).Append(moved).Concat(method.Returns().Select(line => inner + line));
        return string.Join(_layout.LineBreak, ["", "", .. Opened(head, outer), .. body, outer + "}"]);
    }

    private IEnumerable<string> Opened(IEnumerable<string> head, string outer)
    {
        var lines = head.ToList();
        if (OpensOnItsOwnLine())
        {
            return lines.Append(outer + "{");
        }

        lines[lines.Count - 1] += " {";
        return lines;
    }

    private bool OpensOnItsOwnLine() =>
        member.Type.OpenBraceToken is var brace
        && text.Lines.IndexOf(brace.SpanStart) != text.Lines.IndexOf(brace.GetPreviousToken().Span.End);
}
