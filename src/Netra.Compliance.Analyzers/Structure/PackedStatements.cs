using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.Analyzers.Structure;

/// <summary>NETRA1003: several statements stand on one line, which would hide them from the limit of a member.</summary>
/// <remarks>The text is searched first: few lines go on behind a semicolon or a brace, and only those are looked at in the tree.</remarks>
internal static class PackedStatements
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "NETRA1003",
        title: "Several statements on one line",
        messageFormat: "The statement begins on the line on which another ends: put it on a line of its own",
        category: Category.Structure,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Statements packed on one line make a member look shorter than it is. One statement a line.",
        helpLinkUri: HelpLink.For("NETRA1003"));

    public static void Check(SourceFile file, SyntaxNode root)
    {
        var lastLine = -1;
        foreach (var end in LineContinuations.In(file.Text))
        {
            var line = file.Text.Lines.IndexOf(end);
            if (line != lastLine && Packed(file, root, end) is { } statement)
            {
                lastLine = line;
                file.Report(Diagnostic.Create(Descriptor, statement.GetFirstToken().GetLocation()));
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
