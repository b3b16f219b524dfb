using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.Analyzers.Structure;

/// <summary>NETRA1003: several statements stand on one line, which would hide them from the limit of a
/// member.</summary>
/// <remarks>The text is searched first: few lines go on behind a semicolon or a brace, and only those are looked at in
/// the tree.</remarks>
internal static class PackedStatements
{
    public static void Check(SourceFile file, SyntaxNode root)
    {
        var lastLine = -1;
        foreach (var end in LineContinuations.In(file.Text))
        {
            var line = file.Text.Lines.IndexOf(end);
            if (line != lastLine && Packed(file, root, end) is { } statement)
            {
                lastLine = line;
                file.Report(Diagnostic.Create(Descriptors.PackedStatements, statement.GetFirstToken().GetLocation()));
            }
        }
    }

    private static StatementSyntax? Packed(SourceFile file, SyntaxNode root, int end)
    {
        var token = root.FindToken(end);
        var next = token.SpanStart == end ? StatementLists.NextAfter(token) : null;
        return next is not null && file.SharesLine(end, next.SpanStart) ? next : null;
    }
}

/// <summary>Statements that follow each other: in a block, in a section of a switch, at the top level of a
/// file.</summary>
internal static class StatementLists
{
    /// <summary>The statement behind the one that a token ends; null where it ends none, or the last, or one before an
    /// empty one.</summary>
    public static StatementSyntax? NextAfter(SyntaxToken token)
    {
        var node = token.Parent;
        while (node is not null && node.Span.End == token.Span.End)
        {
            if (node is StatementSyntax statement && NextAfter(statement) is { } next)
            {
                return next;
            }

            node = node.Parent;
        }

        return null;
    }

    private static StatementSyntax? NextAfter(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax or SwitchSectionSyntax => Next(statement, statement.Parent) as StatementSyntax,
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } global =>
            (Next(global, unit) as GlobalStatementSyntax)?.Statement,
        _ => null,
    } is { } next and not EmptyStatementSyntax ? next : null;

    // Found by its place: to count off a list for each of its statements would take their square.
    private static SyntaxNode? Next(SyntaxNode one, SyntaxNode list)
    {
        var node = one.FullSpan.End < list.FullSpan.End ? list.FindToken(one.FullSpan.End).Parent : null;
        while (node is not null && node != list && node.Parent != list)
        {
            node = node.Parent;
        }

        return node;
    }
}
