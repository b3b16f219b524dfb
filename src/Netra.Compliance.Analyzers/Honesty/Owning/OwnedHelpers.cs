using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Honesty.Reaching;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Owning;

/// <summary>Judges the helpers of a test: whether what they give back is made of nothing but what they are given.</summary>
internal sealed class OwnedHelpers(HonestyModel model, int remaining)
{
    private const int Depth = 8;

    public bool Own(IMethodSymbol helper)
    {
        var bodies = model.Bodies.Of(helper);
        return remaining > 0
            && helper is { IsAbstract: false, IsVirtual: false, IsOverride: false, MethodKind: not MethodKind.LocalFunction }
            && !bodies.IsEmpty
            && IsAlone(helper)
            && ReturnsOwn(bodies);
    }

    /// <summary>Whether an object of the tests' own type is nothing but what it is given.</summary>
    public bool Owns(INamedTypeSymbol type, IMethodSymbol constructor) =>
        type.WithBases().Skip(1).All(part => !model.Roles.Is(part, AssemblyRole.Product)) && IsAlone(constructor);

    private bool ReturnsOwn(ImmutableArray<IOperation> bodies)
    {
        var inside = new OwnedValues(model, bodies, ownsParameters: true, remaining - 1);
        var returned = OperationTree.Walk(bodies, IsNoFunction).OfType<IReturnOperation>().ToArray();
        return returned.Length > 0 && returned.All(result => result is { Kind: OperationKind.Return, ReturnedValue: { } value } && inside.Own(value));
    }

    // Neither the product nor what others left in fields has a say in it.
    private bool IsAlone(IMethodSymbol member) => new Reach(model, Depth).From(member)
        .All(facts => !facts.MeetsProduct && !facts.Used.OfType<IFieldSymbol>().Any(IsState) && !facts.Called.Any(IsState));

    private bool IsState(IFieldSymbol field) =>
        field is { IsConst: false, IsImplicitlyDeclared: false } && model.Roles.Is(field, AssemblyRole.Tests);

    private bool IsState(IMethodSymbol method) =>
        method.MethodKind == MethodKind.PropertyGet && model.Roles.Is(method, AssemblyRole.Tests) && model.Bodies.Of(method).IsEmpty;

    private static bool IsNoFunction(IOperation operation) => operation is not (IAnonymousFunctionOperation or ILocalFunctionOperation);
}
