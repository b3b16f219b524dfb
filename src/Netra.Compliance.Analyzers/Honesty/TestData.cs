using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Tells assertions that guard a test's own data before the product gets it, as in a theory whose counts must be even.</summary>
internal sealed class TestData(Test test)
{
    public bool IsGuarded(AssertionCall assertion)
    {
        var judged = OperationTree.Walk(assertion.Operands).Select(Variable).OfType<ISymbol>().ToArray();
        return IsNullGuard(assertion) || IsMarkOfPath(assertion, judged) || (judged.Length > 0 && OperationTree.Walk(test.Bodies)
            .Any(operation => assertion.IsBefore(operation) && Variable(operation) is { } variable && judged.Contains(variable, SymbolEqualityComparer.Default) && IsHandedOver(operation)));
    }

    // In a branch, or among what is tried or caught: that rows of this kind come this way is what is asked.
    private static bool IsMarkOfPath(AssertionCall assertion, ISymbol[] judged) =>
        !assertion.IsStraight && judged.Any(variable => variable is IParameterSymbol);

    // What stands in an attribute may be null by mistake.
    private static bool IsNullGuard(AssertionCall assertion) => assertion is
    {
        Name: "NotNull" or "IsNotNull" or "ShouldNotBeNull" or "NotBeNull",
        Operands: [var operand, ..],
    } && operand.Bare() is IParameterReferenceOperation;

    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private bool IsHandedOver(IOperation use) => use.Ancestors().Any(outer => outer switch
    {
        IInvocationOperation call => IsOthers(call.TargetMethod),
        IObjectCreationOperation { Constructor: { } constructor } => test.Model.Product.Is(constructor),
        _ => false,
    });

    private bool IsOthers(IMethodSymbol method) =>
        test.Model.Roles.Of(method) is AssemblyRole.Product or AssemblyRole.Tests && !test.Model.Assertions.Contain(method);
}
