using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Reaching;

/// <summary>What a body uses.</summary>
/// <param name="Called">Methods, constructors, accessors and operators, each once.</param>
/// <param name="Used">Fields and types that are named, each once.</param>
/// <param name="Own">What of all these stands in the project of tests, to be followed.</param>
/// <param name="MeetsProduct">Whether something in it is the product's, or a door behind which it may stand.</param>
/// <param name="Tries">Whether it catches exceptions.</param>
internal sealed record BodyFacts(
    ImmutableArray<IMethodSymbol> Called,
    ImmutableArray<ISymbol> Used,
    ImmutableArray<ISymbol> Own,
    bool MeetsProduct,
    bool Tries)
{
    /// <summary>Whether something in it could fail a test on purpose, if it were run and awaited.</summary>
    public required bool Mentions { get; init; }

    /// <summary>Whether something in it can fail a test on purpose.</summary>
    public required bool Expects { get; init; }

    /// <summary>What of its own members is called so that a failure reaches it.</summary>
    public required ImmutableArray<ISymbol> Observed { get; init; }
}

/// <summary>The facts about the project's own members, each read once.</summary>
internal sealed class FactsCache(HonestyModel model, MethodBodies bodies)
{
    private readonly ConcurrentDictionary<ISymbol, BodyFacts> _facts = new(SymbolEqualityComparer.Default);

    public MethodBodies Bodies { get; } = bodies;

    public BodyFacts Of(IMethodSymbol method) =>
        _facts.GetOrAdd(method.OriginalDefinition, symbol => Read(Bodies.Of((IMethodSymbol)symbol)));

    /// <summary>The facts about a test, whose bodies are bound already.</summary>
    public BodyFacts Of(Test test) =>
        _facts.TryGetValue(test.Method.OriginalDefinition, out var known)
            ? known : _facts.GetOrAdd(test.Method.OriginalDefinition, Read(test.Bodies));

    public BodyFacts OfInitialisers(INamedTypeSymbol type) =>
        _facts.GetOrAdd(type.OriginalDefinition, symbol => OfModel((INamedTypeSymbol)symbol));

    public BodyFacts Read(ImmutableArray<IOperation> operations) => new FactsReader(model).Read(operations);

    private BodyFacts OfModel(INamedTypeSymbol type) =>
        new FactsReader(model).Read(Bodies.InitialisersOf(type), ModelTypes.Of(type, model));
}

/// <summary>The facts about a member, and where it makes an object, about what fills the object and what others may
/// call of it.</summary>
internal sealed class MemberFacts(HonestyModel model)
{
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

    public IEnumerable<BodyFacts> Of(ISymbol member)
    {
        if (member is IMethodSymbol method && _seen.Add(method.OriginalDefinition))
        {
            yield return model.Facts.Of(method);
        }

        var type = member as INamedTypeSymbol ?? member.ContainingType;
        if (Makes(member) && model.Roles.Is(type, AssemblyRole.Tests) && _seen.Add(type.OriginalDefinition))
        {
            var built = type.InstanceConstructors.Where(_ => member is INamedTypeSymbol);
            foreach (var facts in model.Reach.Supplied.By(type).Concat(built).SelectMany(Of)
                .Prepend(model.Facts.OfInitialisers(type)))
            {
                yield return facts;
            }
        }
    }

    private static bool Makes(ISymbol member) => member is IFieldSymbol or INamedTypeSymbol
        or IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor }
        or IMethodSymbol { MethodKind: MethodKind.PropertyGet, IsStatic: true };
}

/// <summary>Reads the facts of a body.</summary>
/// <remarks>What a mock is told, and what is called on a mock, is no use of the thing that it stands for.</remarks>
internal sealed class FactsReader(HonestyModel model)
{
    private readonly HashSet<IMethodSymbol> _called = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _used = new(SymbolEqualityComparer.Default);
    private readonly MockedLocals _mocks = new(model.Roles);
    private bool _throws;
    private bool _tries;

    /// <param name="operations">The body.</param>
    /// <param name="types">Types that are used besides.</param>
    public BodyFacts Read(ImmutableArray<IOperation> operations, IEnumerable<INamedTypeSymbol>? types = null)
    {
        foreach (var operation in OperationTree.Walk(operations, Enters))
        {
            Add(operation);
        }

        _used.UnionWith(types ?? []);
        return Facts(_called.ToImmutableArray(), _used.ToImmutableArray(), operations);
    }

    private BodyFacts Facts(
        ImmutableArray<IMethodSymbol> called, ImmutableArray<ISymbol> used, ImmutableArray<IOperation> operations)
    {
        var own = called.Concat(used).Where(symbol => model.Roles.Is(symbol, AssemblyRole.Tests)).ToImmutableArray();
        var expects = _throws || called.Any(model.Expectations.Fails);
        var observed = expects || !own.IsEmpty ? new ObservedCalls(operations, model) : null;
        return new BodyFacts(called, used, own, called.Any(model.Product.IsMetBy) || used.Any(model.Product.Is), _tries)
        {
            Mentions = expects,
            Expects = expects && observed!.Expect,
            Observed = observed?.Of(own) ?? own,
        };
    }

    private bool Enters(IOperation operation) =>
        operation is not IAnonymousFunctionOperation || !IsToldToMock(operation);

    private bool IsToldToMock(IOperation operation) => operation.Ancestors()
        .TakeWhile(outer =>
            outer is IDelegateCreationOperation or IConversionOperation or IArgumentOperation or IInvocationOperation)
        .OfType<IInvocationOperation>()
        .Take(1)
        .Any(call => model.Roles.Is(call.TargetMethod, AssemblyRole.Mocking));

    private void Add(IOperation operation)
    {
        _mocks.Note(operation);
        _tries |= operation is ITryOperation;
        _throws |= ObservedCalls.IsVerdict(operation);
        AddNamed(operation);
        AddCalled(operation);
        AddCalledLate(operation);
        AddDisposed(operation);
    }

    private void AddCalled(IOperation operation)
    {
        Add(Called(operation));
        CompilerCalls.Of(operation).ToList().ForEach(AddMember);
        if (operation is IPropertyReferenceOperation { Property: var property, Instance: var instance }
            && !_mocks.Meet(instance, property))
        {
            AddMember(property);
        }
    }

    private void AddMember(ISymbol member)
    {
        Add(member as IMethodSymbol ?? (member as IPropertySymbol)?.GetMethod);
        Add((member as IPropertySymbol)?.SetMethod);
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
        IInvocationOperation call => _mocks.Meet(call.Instance, call.TargetMethod) ? null : call.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        IMethodReferenceOperation reference => reference.Method,
        IEventReferenceOperation reference => reference.Event.AddMethod,
        _ => Operator(operation),
    };

    // Assert.Equal("a", row.Name), where the row is dynamic: which overload it is shows only when it runs.
    private void AddCalledLate(IOperation operation)
    {
        var member = (operation as IDynamicInvocationOperation)?.Operation as IDynamicMemberReferenceOperation;
        if (member?.ContainingType is { } type)
        {
            _called.UnionWith(type.GetMembers(member.MemberName).OfType<IMethodSymbol>());
        }
    }

    private static IMethodSymbol? Operator(IOperation operation) => operation switch
    {
        IBinaryOperation binary => binary.OperatorMethod,
        IUnaryOperation unary => unary.OperatorMethod,
        IConversionOperation conversion => conversion.OperatorMethod,
        ICompoundAssignmentOperation assignment => assignment.OperatorMethod,
        IIncrementOrDecrementOperation step => step.OperatorMethod,
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
        .Select(resource => resource is IVariableDeclaratorOperation declarator
            ? declarator.Symbol.Type : resource.Type)
        .OfType<INamedTypeSymbol>()
        .SelectMany(type => type.WithBases())
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

    // Brackets make a collection; a struct is there without a constructor, and its texts and equality are called
    // unseen.
    private static bool IsMade(IOperation operation, INamedTypeSymbol type) =>
        operation.Syntax is CollectionExpressionSyntax
        || type is { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None };

    private ImmutableArray<ITypeSymbol> Types(IOperation operation) => operation switch
    {
        ITypeOfOperation { TypeOperand: var type } => ImmutableArray.Create(type),
        IInvocationOperation call when !model.Roles.Is(call.TargetMethod, AssemblyRole.Mocking) =>
            call.TargetMethod.TypeArguments,
        IArgumentOperation { Parameter: { IsParams: true, Type: INamedTypeSymbol type } } =>
            ImmutableArray.Create<ITypeSymbol>(type),
        { Type: INamedTypeSymbol type } when IsMade(operation, type) => ImmutableArray.Create<ITypeSymbol>(type),
        _ => ImmutableArray<ITypeSymbol>.Empty,
    };

}
