using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.CodeFixes.Structure;

/// <summary>Calls to which the compiler tells where they stand, or how they are written.</summary>
internal static class CallerInfo
{
    /// <summary>Whether code leaves an argument to the compiler that would become another one elsewhere.</summary>
    /// <param name="model">Of the code's file.</param>
    /// <param name="code">Statements or declarations.</param>
    /// <param name="attribute">What marks the parameter.</param>
    public static bool IsAskedIn(SemanticModel model, IEnumerable<SyntaxNode> code, string attribute) =>
        Asked(code.SelectMany(node => Operations(model, node)), attribute).Any();

    /// <summary>Whether a call in the code is told the text of an argument, and is written on several lines.</summary>
    public static bool HearsLines(SemanticModel model, IEnumerable<SyntaxNode> code) =>
        Asked(code.SelectMany(node => Operations(model, node)), "CallerArgumentExpressionAttribute")
            .Any(static call => call.GetLocation().GetLineSpan() is var lines
                && lines.StartLinePosition.Line < lines.EndLinePosition.Line);

    /// <summary>Whether a call is told the text of an argument that the node is part of.</summary>
    public static bool HearsTextOf(SemanticModel model, SyntaxNode node) =>
        Asked(
            node.Ancestors().Select(outer => model.GetOperation(outer)).OfType<IOperation>()
                .SelectMany(static call => call.ChildOperations), "CallerArgumentExpressionAttribute").Any();

    private static IEnumerable<IOperation> Operations(SemanticModel model, SyntaxNode node) =>
        model.GetOperation(node)?.DescendantsAndSelf() ?? [];

    private static IEnumerable<SyntaxNode> Asked(IEnumerable<IOperation> operations, string attribute) => operations
        .OfType<IArgumentOperation>()
        .Where(argument => argument.ArgumentKind == ArgumentKind.DefaultValue && Has(argument.Parameter, attribute))
        .Select(static argument => argument.Syntax);

    private static bool Has(IParameterSymbol? parameter, string attribute) =>
        parameter?.GetAttributes().Any(data => data.AttributeClass?.Name == attribute) == true;
}
