using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Structure;

/// <summary>Walks down to whatever has a body in a file: members, and code that stands outside any member.</summary>
/// <remarks>Bodies themselves are not entered here: most are short, and their extent alone tells.</remarks>
internal sealed class MemberWalk(SourceFile file)
{
    public void Visit(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodesAndSelf(HoldsMembers))
        {
            VisitMember(node);
        }
    }

    private static bool HoldsMembers(SyntaxNode node) =>
        node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;

    private void VisitMember(SyntaxNode node)
    {
        if (node is BaseMethodDeclarationSyntax method)
        {
            VisitMethod(method);
        }
        else if (node is BasePropertyDeclarationSyntax property)
        {
            VisitProperty(property);
        }
        else
        {
            VisitOther(node);
        }
    }

    private void VisitOther(SyntaxNode node)
    {
        if (node is BaseFieldDeclarationSyntax or BaseListSyntax)
        {
            VisitInitialiser(node);
        }
        else if (node is CompilationUnitSyntax unit)
        {
            VisitTopLevelCode(unit);
        }
    }

    private void VisitMethod(BaseMethodDeclarationSyntax method)
    {
        VisitBody(method, method.Body, method.ExpressionBody);
        if (method is ConstructorDeclarationSyntax { Initializer: { } initialiser })
        {
            VisitInitialiser(initialiser);
        }
    }

    private void VisitProperty(BasePropertyDeclarationSyntax property)
    {
        foreach (var accessor in property.AccessorList?.Accessors ?? default)
        {
            VisitBody(accessor, accessor.Body, accessor.ExpressionBody);
        }

        VisitBody(property, null, (property as IndexerDeclarationSyntax)?.ExpressionBody);
        VisitValue(property as PropertyDeclarationSyntax);
    }

    private void VisitValue(PropertyDeclarationSyntax? property)
    {
        if (property?.ExpressionBody is { } body)
        {
            VisitBody(property, null, body);
        }

        if (property?.Initializer is { } initialiser)
        {
            VisitInitialiser(initialiser);
        }
    }

    private void VisitBody(SyntaxNode declaration, BlockSyntax? block, ArrowExpressionClauseSyntax? arrow)
    {
        if (((SyntaxNode?)block ?? arrow?.Expression) is { } body)
        {
            MemberTooLong.Check(file, new Member(declaration, body));
        }
    }

    private void VisitInitialiser(SyntaxNode node)
    {
        if (file.LinesOf(node.Span) > file.Options.MaxMethodLines && MayHoldFunctions(node))
        {
            VisitFunctionsIn(node);
        }
    }

    // A table of numbers can have thousands of nodes, and no arrow.
    private bool MayHoldFunctions(SyntaxNode node) => Characters.Read(file.Text, node.Span, static code =>
        code.IndexOf("=>".AsSpan()) >= 0 || code.IndexOf("delegate".AsSpan()) >= 0);

    private void VisitFunctionsIn(SyntaxNode node)
    {
        foreach (var inner in node.DescendantNodes(static outer => outer is not AnonymousFunctionExpressionSyntax))
        {
            if (inner is AnonymousFunctionExpressionSyntax function)
            {
                MemberTooLong.Check(file, new Member(function, function.Body));
            }
        }
    }

    private void VisitTopLevelCode(CompilationUnitSyntax unit)
    {
        if (unit.Members.Any(static member => member is GlobalStatementSyntax))
        {
            MemberTooLong.Check(file, new Member(unit, unit));
        }
    }
}
