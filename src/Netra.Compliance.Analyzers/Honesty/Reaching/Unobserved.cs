using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Reaching;

/// <summary>Finds code whose failure goes unnoticed: functions that never run, and tasks that are never
/// awaited.</summary>
/// <remarks>Whatever is handed to someone else counts as observed.</remarks>
internal sealed class Unobserved
{
    // What only holds a function until it is started.
    private static readonly string[] Holders = ["Lazy", "Task"];

    private readonly HonestyModel _model;
    private readonly Lazy<ILookup<ISymbol?, IOperation>> _uses;
    private readonly HashSet<ISymbol> _asked = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, bool> _lost = new(SymbolEqualityComparer.Default);

    public Unobserved(IEnumerable<IOperation> roots, HonestyModel model)
    {
        _model = model;
        _uses = new(() => OperationTree.Walk(roots).ToLookup(Used, SymbolEqualityComparer.Default));
    }

    /// <summary>With all that stands around some operations: who uses a local may stand there.</summary>
    public static Unobserved Around(IEnumerable<IOperation> operations, HonestyModel model) =>
        new(operations.Select(operation => operation.Ancestors().LastOrDefault() ?? operation).Distinct(), model);

    /// <summary>Whether an operation is a function that never runs or is never awaited.</summary>
    public bool IsLost(IOperation operation) => operation switch
    {
        IAnonymousFunctionOperation function =>
            Once(function.Symbol, () => IsDropped(function, function.Symbol.IsAsync)),
        ILocalFunctionOperation function =>
            Once(function.Symbol, () => Uses(function).All(use => IsUnobserved(use, function))),
        _ => false,
    };

    /// <summary>Whether a call returns a task that would report a failure, but is never awaited.</summary>
    public bool IsForgotten(IInvocationOperation call) =>
        Awaitable.Is(call.Type) && TellsByTask(call.TargetMethod) && IsDropped(call, isTask: true);

    private bool Once(ISymbol function, Func<bool> isLost)
    {
        if (!_lost.TryGetValue(function, out var verdict))
        {
            // A function that leads to itself is lost unless someone else runs it.
            _lost[function] = true;
            _lost[function] = verdict = isLost();
        }

        return verdict;
    }

    private bool TellsByTask(IMethodSymbol method) => _model.Roles.Is(method, AssemblyRole.Tests)
        ? method.IsAsync || OnlyPassesTasks(method)
        : _model.Assertions.Contain(method);

    // Task Fails() => Assert.ThrowsAsync(…): nothing in it fails at once.
    private bool OnlyPassesTasks(IMethodSymbol method)
    {
        var all = OperationTree.Walk(_model.Bodies.Of(method)).ToArray();
        var assertions = all.OfType<IInvocationOperation>().Where(call => _model.Assertions.Contain(call.TargetMethod))
            .ToArray();
        return assertions.Length > 0 && assertions.All(call => Awaitable.Is(call.Type))
            && !all.Any(part => part is IThrowOperation);
    }

    private IEnumerable<IOperation> Uses(ILocalFunctionOperation function) =>
        _uses.Value[function.Symbol].Where(use => !use.Ancestors().Contains(function));

    private bool IsUnobserved(IOperation use, ILocalFunctionOperation function) => use.Ancestors().Any(IsLost)
        || (use is IInvocationOperation
            ? function.Symbol.IsAsync && IsDropped(use, isTask: true) : IsDropped(use, function.Symbol.IsAsync));

    private bool IsDropped(IOperation value, bool isTask) => value.Parent switch
    {
        { } around when IsAround(around) => IsDropped(around, isTask),
        IExpressionStatementOperation => true,
        ISimpleAssignmentOperation assignment => assignment.Value == value && IsUnused(assignment, isTask),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation local } => IsUnused(local.Symbol, isTask),
        IConditionalAccessOperation access => access.WhenNotNull == value && IsDropped(access, isTask),
        IReturnOperation result => IsReturnedToNobody(result),
        _ => IsPassedOn(value, isTask),
    };

    private static bool IsAround(IOperation outer) => outer is IConversionOperation
        or IParenthesizedOperation
        or IDelegateCreationOperation
        or IArrayInitializerOperation
        or IArrayCreationOperation
        || outer.Parent is IArgumentOperation { Parameter.IsParams: true };

    private bool IsReturnedToNobody(IReturnOperation result) =>
        result.Ancestors()
            .FirstOrDefault(outer => outer is IAnonymousFunctionOperation or ILocalFunctionOperation) switch
    {
        IAnonymousFunctionOperation function => IsDropped(function, isTask: true),
        ILocalFunctionOperation function =>
            Guarded(function.Symbol, () => Uses(function).All(use => IsDropped(use, isTask: true))),
        _ => false,
    };

    private bool IsPassedOn(IOperation value, bool isTask) => value.Parent switch
    {
        IArgumentOperation { Parent: IInvocationOperation call } => OnlyPasses(call) && IsDropped(call, isTask: true),
        IArgumentOperation { Parent: IObjectCreationOperation creation } => IsHeld(creation, isTask),
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } run =>
            isTask && IsDropped(run, isTask),
        IInvocationOperation call => OnlyPasses(call) && IsDropped(call, isTask: true),
        IPropertyReferenceOperation word => Awaitable.Is(word.Type) && IsDropped(word, isTask),
        _ => false,
    };

    private bool IsHeld(IObjectCreationOperation creation, bool isTask) =>
        creation.Type is { } type && Holders.Contains(type.Name) && IsDropped(creation, isTask);

    // A task, or a query that runs only when someone looks at it.
    private bool OnlyPasses(IInvocationOperation call) => _model.Roles.Of(call.TargetMethod) switch
    {
        AssemblyRole.BaseLibrary =>
            Awaitable.Is(call.Type)
                || (call.TargetMethod.ContainingType.Name == "Enumerable"
                    && call.Type is { TypeKind: TypeKind.Interface }),
        AssemblyRole.Assertions => Awaitable.Is(call.Type),
        _ => false,
    };

    private bool IsUnused(ISimpleAssignmentOperation assignment, bool isTask) => assignment.Target switch
    {
        IDiscardOperation => true,
        ILocalReferenceOperation local => IsUnused(local.Local, isTask),
        _ => false,
    };

    private bool IsUnused(ILocalSymbol local, bool isTask) =>
        !local.IsUsing && Guarded(local, () => _uses.Value[local].All(use => IsTarget(use) || IsDropped(use, isTask)));

    private bool Guarded(ISymbol asked, Func<bool> isUnused)
    {
        if (!_asked.Add(asked))
        {
            return false;
        }

        var verdict = isUnused();
        _asked.Remove(asked);
        return verdict;
    }

    private static bool IsTarget(IOperation use) =>
        use.Parent is ISimpleAssignmentOperation { Parent: IExpressionStatementOperation } assignment
            && assignment.Target == use;

    private static ISymbol? Used(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } method } =>
            method.OriginalDefinition,
        IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } method } =>
            method.OriginalDefinition,
        _ => null,
    };
}

/// <summary>Recognizes awaitable types.</summary>
internal static class Awaitable
{
    public static bool Is(ITypeSymbol? type) => type is INamedTypeSymbol named
        && (named.WithBases().Any(HasAwaiter) || named.AllInterfaces.Any(HasAwaiter));

    private static bool HasAwaiter(INamedTypeSymbol type) =>
        type.GetMembers("GetAwaiter").Any(member => member is IMethodSymbol { Parameters.IsEmpty: true });
}

/// <summary>The calls of a body whose failure reaches its caller.</summary>
internal sealed class ObservedCalls
{
    private readonly HonestyModel _model;
    private readonly HashSet<ISymbol> _mentioned = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _observed = new(SymbolEqualityComparer.Default);
    private readonly bool _throws;

    public ObservedCalls(ImmutableArray<IOperation> operations, HonestyModel model)
    {
        _model = model;
        _mentioned.UnionWith(OperationTree.Walk(operations).SelectMany(Called));
        var unobserved = Unobserved.Around(operations, model);
        foreach (var operation in OperationTree.Walk(operations, part => !unobserved.IsLost(part)))
        {
            _throws |= IsVerdict(operation);
            _observed.UnionWith(
                operation is IInvocationOperation call && unobserved.IsForgotten(call) ? [] : Called(operation));
        }
    }

    /// <summary>Whether something can fail a test on purpose, and is heard.</summary>
    public bool Expect => _throws || _observed.OfType<IMethodSymbol>().Any(_model.Expectations.Fails);

    /// <summary>Whether an operation throws on purpose.</summary>
    public static bool IsVerdict(IOperation operation) => operation is IThrowOperation { Exception: { } exception }
        && exception.Bare().Type?.ToDisplayString() is not ("System.NotImplementedException"
            or "System.NotSupportedException");

    /// <summary>What of the project's own members is heard: all but what only lost or forgotten calls lead
    /// to.</summary>
    public ImmutableArray<ISymbol> Of(ImmutableArray<ISymbol> own) =>
        own.Where(symbol => !_mentioned.Contains(symbol) || _observed.Contains(symbol)).ToImmutableArray();

    private static IEnumerable<ISymbol> Called(IOperation operation) => operation switch
    {
        IInvocationOperation call => new[] { call.TargetMethod },
        IMethodReferenceOperation reference => new[] { reference.Method },
        IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation { ContainingType: { } type,
            MemberName: var name } } => type.GetMembers(name),
        _ => Enumerable.Empty<ISymbol>(),
    };
}
