using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Reaching;

/// <summary>What a body calls so that a failure reaches whoever runs it.</summary>
internal sealed class HeardCalls
{
    private readonly HonestyModel _model;
    private readonly HashSet<ISymbol> _mentioned = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _heard = new(SymbolEqualityComparer.Default);
    private readonly bool _throws;

    public HeardCalls(ImmutableArray<IOperation> operations, HonestyModel model)
    {
        _model = model;
        _mentioned.UnionWith(OperationTree.Walk(operations).SelectMany(Called));
        var unobserved = Unobserved.Around(operations, model);
        foreach (var operation in OperationTree.Walk(operations, part => !unobserved.IsLost(part)))
        {
            _throws |= IsVerdict(operation);
            _heard.UnionWith(operation is IInvocationOperation call && unobserved.IsForgotten(call) ? [] : Called(operation));
        }
    }

    /// <summary>Whether something can fail a test on purpose, and is heard.</summary>
    public bool Expect => _throws || _heard.OfType<IMethodSymbol>().Any(_model.Expectations.Fails);

    /// <summary>Whether an operation throws on purpose.</summary>
    public static bool IsVerdict(IOperation operation) => operation is IThrowOperation { Exception: { } exception }
        && exception.Bare().Type?.ToDisplayString() is not ("System.NotImplementedException" or "System.NotSupportedException");

    /// <summary>What of the project's own members is heard: all but what only lost or forgotten calls lead to.</summary>
    public ImmutableArray<ISymbol> Of(ImmutableArray<ISymbol> own) =>
        own.Where(symbol => !_mentioned.Contains(symbol) || _heard.Contains(symbol)).ToImmutableArray();

    private static IEnumerable<ISymbol> Called(IOperation operation) => operation switch
    {
        IInvocationOperation call => new[] { call.TargetMethod },
        IMethodReferenceOperation reference => new[] { reference.Method },
        IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation { ContainingType: { } type, MemberName: var name } } => type.GetMembers(name),
        _ => Enumerable.Empty<ISymbol>(),
    };
}
