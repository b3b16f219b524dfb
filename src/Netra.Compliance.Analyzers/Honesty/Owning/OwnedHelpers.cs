using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Owning;

/// <summary>Judges the helpers of tests, each once: whether what they give back is made of nothing but what they are given.</summary>
internal sealed class OwnedHelpers
{
    private readonly HonestyModel _model;
    private readonly OwnedHelpers? _deeper;
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _verdicts = new(SymbolEqualityComparer.Default);

    /// <param name="model">What is known of the compilation.</param>
    /// <param name="remaining">How many calls deep helpers are followed.</param>
    public OwnedHelpers(HonestyModel model, int remaining)
    {
        _model = model;
        _deeper = remaining > 0 ? new OwnedHelpers(model, remaining - 1) : null;
    }

    public bool Own(IMethodSymbol helper) => _deeper is not null && _verdicts.GetOrAdd(helper.OriginalDefinition, GivesOwn);

    /// <summary>Whether an object of the tests' own type is nothing but what it is given.</summary>
    public bool Owns(INamedTypeSymbol type, IMethodSymbol constructor) =>
        type.WithBases().Skip(1).All(part => !_model.Roles.Is(part, AssemblyRole.Product)) && IsAlone(constructor);

    private bool GivesOwn(IMethodSymbol helper)
    {
        var bodies = _model.Bodies.Of(helper);
        return helper is { IsAbstract: false, IsVirtual: false, IsOverride: false, MethodKind: not MethodKind.LocalFunction }
            && !bodies.IsEmpty
            && IsAlone(helper)
            && ReturnsOwn(bodies);
    }

    private bool ReturnsOwn(ImmutableArray<IOperation> bodies)
    {
        var inside = new OwnedValues(_model, bodies, ownsParameters: true, _deeper!);
        var returned = OperationTree.Walk(bodies, IsNoFunction).OfType<IReturnOperation>().ToArray();
        return returned.Length > 0 && returned.All(result => result is { Kind: OperationKind.Return, ReturnedValue: { } value } && inside.Own(value));
    }

    // Neither the product nor what others left in fields has a say in it.
    private bool IsAlone(IMethodSymbol member) => !_model.Ways.ToState.IsFrom(member);

    private static bool IsNoFunction(IOperation operation) => operation is not (IAnonymousFunctionOperation or ILocalFunctionOperation);
}
