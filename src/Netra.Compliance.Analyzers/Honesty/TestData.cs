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
        return IsNullGuard(assertion) || IsTypeGuard(assertion) || IsMarkOfPath(assertion, judged) || IsRelation(judged) || (judged.Length > 0 && test.Operations
            .Any(operation => assertion.IsBefore(operation) && Variable(operation) is { } variable && judged.Contains(variable, SymbolEqualityComparer.Default) && IsHandedOver(operation)));
    }

    // In a branch, or among what is tried or caught: that rows of this kind come this way is what is asked.
    private static bool IsMarkOfPath(AssertionCall assertion, ISymbol[] judged) =>
        judged.Length > 0 && (assertion.IsInCatch || (assertion.IsInBranch && judged.Any(variable => variable is IParameterSymbol)));

    // How two things stand to each other that the product gets both.
    private bool IsRelation(ISymbol[] judged) =>
        new HashSet<ISymbol>(judged, SymbolEqualityComparer.Default) is { Count: > 1 } all && all.All(IsHandedOver);

    private bool IsHandedOver(ISymbol variable) => test.Operations
        .Any(operation => SymbolEqualityComparer.Default.Equals(Variable(operation), variable) && IsHandedOver(operation));

    // What stands in an attribute may be null by mistake.
    private static bool IsNullGuard(AssertionCall assertion) => assertion is
    {
        Name: "NotNull" or "IsNotNull" or "ShouldNotBeNull" or "NotBeNull",
        Operands: [var operand, ..],
    } && operand.Bare() is IParameterReferenceOperation;

    // That a type is there, and its assembly with it.
    private static bool IsTypeGuard(AssertionCall assertion) => assertion.Operands is [var operand] && operand.Bare() is ITypeOfOperation;

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
        IBinaryOperation { OperatorMethod: { } method } => test.Model.Product.Is(method),
        IConversionOperation { OperatorMethod: { } method } => test.Model.Product.Is(method),
        _ => false,
    });

    private bool IsOthers(IMethodSymbol method) =>
        test.Model.Roles.Of(method) is AssemblyRole.Product or AssemblyRole.Tests && !test.Model.Assertions.Contain(method);
}
