using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Reaching;

/// <summary>Reads the facts of a body.</summary>
/// <remarks>What a mock is told, and what is called on a mock, is no use of the thing that it stands for.</remarks>
internal sealed class FactsReader(AssemblyRoles roles)
{
    private readonly HashSet<IMethodSymbol> _called = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _used = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ILocalSymbol> _mocks = new(SymbolEqualityComparer.Default);
    private bool _throws;

    public BodyFacts Read(ImmutableArray<IOperation> operations)
    {
        foreach (var operation in OperationTree.Walk(operations, Enters))
        {
            Add(operation);
        }

        return new BodyFacts(_called.ToImmutableArray(), _used.ToImmutableArray(), _throws);
    }

    private bool Enters(IOperation operation) =>
        operation is not IAnonymousFunctionOperation || !IsToldToMock(operation);

    private bool IsToldToMock(IOperation operation) => operation.Ancestors()
        .TakeWhile(outer => outer is IDelegateCreationOperation or IConversionOperation or IArgumentOperation or IInvocationOperation)
        .OfType<IInvocationOperation>()
        .Take(1)
        .Any(call => roles.Is(call.TargetMethod, AssemblyRole.Mocking));

    private void Add(IOperation operation)
    {
        if (operation is IVariableDeclaratorOperation declarator)
        {
            AddMock(declarator);
        }

        _throws |= operation is IThrowOperation { Exception: { } exception } && IsVerdict(exception);
        _used.UnionWith(Named(operation));
        _called.UnionWith(Calls(operation).OfType<IMethodSymbol>());
    }

    private void AddMock(IVariableDeclaratorOperation declarator)
    {
        if (declarator.GetVariableInitializer()?.Value.Bare() is { } value && IsMock(value))
        {
            _mocks.Add(declarator.Symbol);
        }
    }

    private bool IsMock(IOperation? instance) => instance?.Bare() switch
    {
        IInvocationOperation call => roles.Is(call.TargetMethod, AssemblyRole.Mocking),
        IPropertyReferenceOperation property => roles.Is(property.Property, AssemblyRole.Mocking),
        ILocalReferenceOperation local => _mocks.Contains(local.Local),
        _ => false,
    };

    private IMethodSymbol?[] Calls(IOperation operation) => operation switch
    {
        IInvocationOperation call => IsOnMock(call) ? [] : [call.TargetMethod],
        IPropertyReferenceOperation property => IsMock(property.Instance) ? [] : [property.Property.GetMethod, property.Property.SetMethod],
        IObjectCreationOperation creation => [creation.Constructor],
        IMethodReferenceOperation reference => [reference.Method],
        IEventReferenceOperation reference => [reference.Event.AddMethod],
        IUsingOperation or IUsingDeclarationOperation => [.. Disposals(operation)],
        _ => [Operator(operation)],
    };

    private bool IsOnMock(IInvocationOperation call) =>
        IsMock(call.Instance) && !roles.Is(call.TargetMethod, AssemblyRole.Mocking);

    private static IMethodSymbol? Operator(IOperation operation) => operation switch
    {
        IBinaryOperation binary => binary.OperatorMethod,
        IUnaryOperation unary => unary.OperatorMethod,
        IConversionOperation conversion => conversion.OperatorMethod,
        ICompoundAssignmentOperation assignment => assignment.OperatorMethod,
        _ => null,
    };

    private static IEnumerable<IMethodSymbol> Disposals(IOperation operation) => OperationTree
        .Walk(operation is IUsingOperation usage ? [usage.Resources] : [operation])
        .Select(resource => resource is IVariableDeclaratorOperation declarator ? declarator.Symbol.Type : resource.Type)
        .OfType<INamedTypeSymbol>()
        .SelectMany(type => type.GetMembers("Dispose").Concat(type.GetMembers("DisposeAsync")))
        .OfType<IMethodSymbol>();

    private IEnumerable<ISymbol> Named(IOperation operation) => operation switch
    {
        IFieldReferenceOperation field => [field.Field],
        ITypeOfOperation { TypeOperand: INamedTypeSymbol type } => [type],
        IInvocationOperation call when !roles.Is(call.TargetMethod, AssemblyRole.Mocking) => call.TargetMethod.TypeArguments.OfType<INamedTypeSymbol>(),
        _ => [],
    };

    private static bool IsVerdict(IOperation exception) =>
        exception.Bare().Type?.ToDisplayString() is not ("System.NotImplementedException" or "System.NotSupportedException");
}
