using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Tells assertions that guard a test's own data before the product gets it, as in a theory whose counts must be even.</summary>
internal sealed class TestData
{
    private readonly Test _test;
    private readonly Lazy<Dictionary<ISymbol, IOperation>> _handedOver;

    public TestData(Test test)
    {
        _test = test;
        _handedOver = new(() => LastHandedOver(test.Operations));
    }

    public bool IsGuarded(AssertionCall assertion)
    {
        var judged = OperationTree.Walk(assertion.Operands).Select(Variable).OfType<ISymbol>().ToArray();
        return IsNullGuard(assertion) || IsTypeGuard(assertion) || IsMarkOfPath(assertion, judged) || IsRelation(judged)
            || judged.Any(variable => _handedOver.Value.TryGetValue(variable, out var last) && assertion.IsBefore(last));
    }

    // In a branch, or among what is tried or caught: that rows of this kind come this way is what is asked.
    private static bool IsMarkOfPath(AssertionCall assertion, ISymbol[] judged) =>
        judged.Length > 0 && (assertion.IsInCatch || (assertion.IsInBranch && judged.Any(variable => variable is IParameterSymbol)));

    // How two things stand to each other that the product gets both.
    private bool IsRelation(ISymbol[] judged) =>
        new HashSet<ISymbol>(judged, SymbolEqualityComparer.Default) is { Count: > 1 } all && all.All(_handedOver.Value.ContainsKey);

    // Of each variable the last use by which the product, or a helper, gets it.
    private Dictionary<ISymbol, IOperation> LastHandedOver(ImmutableArray<IOperation> operations)
    {
        var last = new Dictionary<ISymbol, IOperation>(SymbolEqualityComparer.Default);
        foreach (var use in HandedOver(operations).Where(use => Variable(use) is not null).OrderBy(use => use.Syntax.SpanStart))
        {
            last[Variable(use)!] = use;
        }

        return last;
    }

    // Parents first: what is in something that is handed over is, too.
    private IEnumerable<IOperation> HandedOver(ImmutableArray<IOperation> operations)
    {
        var inside = new HashSet<IOperation>();
        return operations.Where(operation => operation.Parent is { } outer && (inside.Contains(outer) || Takes(outer)) && inside.Add(operation));
    }

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

    private bool Takes(IOperation operation) => operation switch
    {
        IInvocationOperation call => IsOthers(call.TargetMethod),
        IObjectCreationOperation { Constructor: { } constructor } => _test.Model.Product.Is(constructor),
        IBinaryOperation { OperatorMethod: { } method } => _test.Model.Product.Is(method),
        IConversionOperation { OperatorMethod: { } method } => _test.Model.Product.Is(method),
        _ => false,
    };

    private bool IsOthers(IMethodSymbol method) =>
        _test.Model.Roles.Of(method) is AssemblyRole.Product or AssemblyRole.Tests && !_test.Model.Assertions.Contain(method);
}
