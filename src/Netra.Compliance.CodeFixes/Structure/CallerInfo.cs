using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.CodeFixes.Structure;

/// <summary>Calls to which the compiler tells where they stand.</summary>
internal static class CallerInfo
{
    /// <summary>Whether code leaves an argument to the compiler that would become another one elsewhere.</summary>
    /// <param name="model">Of the code's file.</param>
    /// <param name="code">Statements or declarations.</param>
    /// <param name="attribute">What marks the parameter.</param>
    public static bool IsAskedIn(SemanticModel model, IEnumerable<SyntaxNode> code, string attribute) => code
        .Select(node => model.GetOperation(node))
        .SelectMany(static operation => operation?.DescendantsAndSelf() ?? [])
        .OfType<IArgumentOperation>()
        .Any(argument => argument.ArgumentKind == ArgumentKind.DefaultValue && Has(argument.Parameter, attribute));

    private static bool Has(IParameterSymbol? parameter, string attribute) =>
        parameter?.GetAttributes().Any(data => data.AttributeClass?.Name == attribute) == true;
}
