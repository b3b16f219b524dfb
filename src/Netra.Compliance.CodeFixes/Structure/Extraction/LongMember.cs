using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>The member that a finding points at, the type member that it stands in, and the type around that.</summary>
/// <param name="Body">Its block or expression.</param>
/// <param name="Host">Behind this one the new method goes; the member itself where it is no local function, accessor or lambda.</param>
/// <param name="Type">Where the new method goes.</param>
internal sealed record LongMember(SyntaxNode Body, MemberDeclarationSyntax Host, TypeDeclarationSyntax Type)
{
    /// <summary>What a position is in; null where no method can be put behind it.</summary>
    public static LongMember? At(SyntaxNode root, int position)
    {
        var declaration = root.FindToken(position).Parent?.AncestorsAndSelf().FirstOrDefault(node => BodyOf(node) is not null);
        var host = declaration?.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        return host is { Parent: TypeDeclarationSyntax type } and not BaseTypeDeclarationSyntax && HoldsMethods(type)
            ? new LongMember(BodyOf(declaration!)!, host, type)
            : null;
    }

    /// <summary>The block of each list of statements that may give some away: local functions are judged on their own.</summary>
    public IEnumerable<SyntaxList<StatementSyntax>> Lists() => Body
        .DescendantNodesAndSelf(static node => node is not LocalFunctionStatementSyntax)
        .Select(ListOf)
        .Where(static list => list.Count > 0);

    /// <summary>The parts that count.</summary>
    public IEnumerable<SyntaxNode> Parts => Body is BlockSyntax block ? block.Statements : [Body];

    private static SyntaxList<StatementSyntax> ListOf(SyntaxNode node) => node switch
    {
        BlockSyntax block => block.Statements,
        SwitchSectionSyntax section => section.Statements,
        _ => default,
    };

    private static SyntaxNode? BodyOf(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody?.Expression,
        AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody?.Expression,
        LocalFunctionStatementSyntax function => (SyntaxNode?)function.Body ?? function.ExpressionBody?.Expression,
        AnonymousFunctionExpressionSyntax function => function.Body,
        PropertyDeclarationSyntax property => property.ExpressionBody?.Expression,
        IndexerDeclarationSyntax indexer => indexer.ExpressionBody?.Expression,
        _ => null,
    };

    private static bool HoldsMethods(TypeDeclarationSyntax type) => type.Kind() is
        SyntaxKind.ClassDeclaration or SyntaxKind.StructDeclaration or SyntaxKind.InterfaceDeclaration
        or SyntaxKind.RecordDeclaration or SyntaxKind.RecordStructDeclaration;
}
