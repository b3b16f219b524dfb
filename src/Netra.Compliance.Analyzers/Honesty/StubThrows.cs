using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Finds where a file throws NotImplementedException by name, other than to guard a switch.</summary>
internal static class StubThrows
{
    private const string Name = "NotImplementedException";

    public static IEnumerable<IThrowOperation> In(SemanticModel model, CancellationToken cancellation) =>
        Characters.PlacesOf(model.SyntaxTree.GetText(cancellation), Name)
            .Select(place => Throw(model.SyntaxTree.GetRoot(cancellation).FindToken(place)))
            .OfType<SyntaxNode>()
            .Distinct()
            .Select(node => model.GetOperation(node, cancellation))
            .OfType<IThrowOperation>()
            .Where(IsStub);

    /// <summary>The member that throws, not the function in it; null for top-level code.</summary>
    public static ISymbol? Member(IThrowOperation thrown, CancellationToken cancellation)
    {
        var symbol = thrown.SemanticModel?.GetEnclosingSymbol(thrown.Syntax.SpanStart, cancellation);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            symbol = symbol.ContainingSymbol;
        }

        return symbol;
    }

    private static bool IsStub(IThrowOperation thrown) =>
        thrown.Exception?.Bare().Type?.ToDisplayString() == "System." + Name && !GuardArm.Holds(thrown);

    private static SyntaxNode? Throw(SyntaxToken token) =>
        token.ValueText == Name ? token.Parent?.FirstAncestorOrSelf<SyntaxNode>(node => node is ThrowStatementSyntax or ThrowExpressionSyntax) : null;
}
