using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.Analyzers.Structure;

/// <summary>Statements that follow each other: in a block, in a section of a switch, at the top level of a file.</summary>
internal static class StatementLists
{
    /// <summary>The statement behind the one that a token ends; null where it ends none, or the last.</summary>
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

    private static StatementSyntax? NextAfter(StatementSyntax statement)
    {
        var siblings = Holding(statement);
        return siblings
            .SkipWhile(sibling => sibling != statement)
            .Skip(1)
            .FirstOrDefault(sibling => sibling is not EmptyStatementSyntax);
    }

    private static IEnumerable<StatementSyntax> Holding(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements,
        SwitchSectionSyntax section => section.Statements,
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } => unit.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement),
        _ => [],
    };
}
