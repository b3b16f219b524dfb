using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Reaching;

/// <summary>Reads the facts of a body.</summary>
/// <remarks>What a mock is told, and what is called on a mock, is no use of the thing that it stands for.</remarks>
internal sealed class FactsReader(HonestyModel model)
{
    private readonly HashSet<IMethodSymbol> _called = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _used = new(SymbolEqualityComparer.Default);
    private readonly MockedLocals _mocks = new(model.Roles);
    private bool _expects;
    private bool _tries;

    public BodyFacts Read(ImmutableArray<IOperation> operations)
    {
        foreach (var operation in OperationTree.Walk(operations, Enters))
        {
            Add(operation);
        }

        return Facts(_called.ToImmutableArray(), _used.ToImmutableArray());
    }

    private BodyFacts Facts(ImmutableArray<IMethodSymbol> called, ImmutableArray<ISymbol> used) => new(
        called,
        used,
        called.Concat(used).Where(symbol => model.Roles.Is(symbol, AssemblyRole.Tests)).ToImmutableArray(),
        _expects || called.Any(model.Expectations.Fails),
        called.Any(model.Product.IsMetBy) || used.Any(model.Product.Is),
        _tries);

    private bool Enters(IOperation operation) =>
        operation is not IAnonymousFunctionOperation || !IsToldToMock(operation);

    private bool IsToldToMock(IOperation operation) => operation.Ancestors()
        .TakeWhile(outer => outer is IDelegateCreationOperation or IConversionOperation or IArgumentOperation or IInvocationOperation)
        .OfType<IInvocationOperation>()
        .Take(1)
        .Any(call => model.Roles.Is(call.TargetMethod, AssemblyRole.Mocking));

    private void Add(IOperation operation)
    {
        _mocks.Note(operation);
        _tries |= operation is ITryOperation;
        _expects |= operation is IThrowOperation { Exception: { } exception } && IsVerdict(exception);
        AddNamed(operation);
        AddCalled(operation);
        AddCalledLate(operation);
        AddDisposed(operation);
    }

    private void AddCalled(IOperation operation)
    {
        Add(Called(operation));
        if (operation is IPropertyReferenceOperation property && !_mocks.Hold(property.Instance))
        {
            Add(property.Property.GetMethod);
            Add(property.Property.SetMethod);
        }
    }

    private void Add(IMethodSymbol? method)
    {
        if (method is not null)
        {
            _called.Add(method);
        }
    }

    private IMethodSymbol? Called(IOperation operation) => operation switch
    {
        IInvocationOperation call => _mocks.Meet(call) ? null : call.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        IMethodReferenceOperation reference => reference.Method,
        IEventReferenceOperation reference => reference.Event.AddMethod,
        _ => Operator(operation),
    };

    // Assert.Equal("a", row.Name), where the row is dynamic: which overload it is shows only when it runs.
    private void AddCalledLate(IOperation operation)
    {
        if (operation is IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation { ContainingType: { } type, MemberName: var name } })
        {
            _called.UnionWith(type.GetMembers(name).OfType<IMethodSymbol>());
        }
    }

    private static IMethodSymbol? Operator(IOperation operation) => operation switch
    {
        IBinaryOperation binary => binary.OperatorMethod,
        IUnaryOperation unary => unary.OperatorMethod,
        IConversionOperation conversion => conversion.OperatorMethod,
        ICompoundAssignmentOperation assignment => assignment.OperatorMethod,
        _ => null,
    };

    private void AddDisposed(IOperation operation)
    {
        if (operation is IUsingOperation or IUsingDeclarationOperation)
        {
            _called.UnionWith(Disposals(operation));
        }
    }

    private static IEnumerable<IMethodSymbol> Disposals(IOperation operation) => OperationTree
        .Walk(operation is IUsingOperation usage ? [usage.Resources] : [operation])
        .Select(resource => resource is IVariableDeclaratorOperation declarator ? declarator.Symbol.Type : resource.Type)
        .OfType<INamedTypeSymbol>()
        .SelectMany(type => type.GetMembers("Dispose").Concat(type.GetMembers("DisposeAsync")))
        .OfType<IMethodSymbol>();

    private void AddNamed(IOperation operation)
    {
        if (operation is IFieldReferenceOperation field)
        {
            _used.Add(field.Field);
        }
        else if (Types(operation) is { Length: > 0 } types)
        {
            _used.UnionWith(types.OfType<INamedTypeSymbol>());
        }
    }

    private ImmutableArray<ITypeSymbol> Types(IOperation operation) => operation switch
    {
        ITypeOfOperation { TypeOperand: var type } => ImmutableArray.Create(type),
        IInvocationOperation call when !model.Roles.Is(call.TargetMethod, AssemblyRole.Mocking) => call.TargetMethod.TypeArguments,
        _ => ImmutableArray<ITypeSymbol>.Empty,
    };

    private static bool IsVerdict(IOperation exception) =>
        exception.Bare().Type?.ToDisplayString() is not ("System.NotImplementedException" or "System.NotSupportedException");
}
