using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Reaching;

/// <summary>Follows calls inside the project of tests: helpers, their helpers, and what constructs and fills the objects they use.</summary>
internal sealed class Reach(HonestyModel model, int depth)
{
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

    /// <summary>What a test leads to, its own body first, then level by level.</summary>
    public IEnumerable<BodyFacts> From(Test test) => Follow([model.Facts.Of(test)], model.Lifecycle.Of(test.Method.ContainingType));

    /// <summary>What a helper leads to, itself first.</summary>
    public IEnumerable<BodyFacts> From(IMethodSymbol helper) => Follow(Facts(helper), []);

    private IEnumerable<BodyFacts> Follow(IEnumerable<BodyFacts> start, IEnumerable<IMethodSymbol> around)
    {
        var level = start.ToList();
        for (var remaining = depth; remaining >= 0; remaining--)
        {
            foreach (var facts in level)
            {
                yield return facts;
            }

            level = [.. level.SelectMany(facts => facts.Own).Concat(remaining == depth ? around : []).SelectMany(Facts)];
        }
    }

    private IEnumerable<BodyFacts> Facts(ISymbol member)
    {
        if (member is IMethodSymbol method && _seen.Add(method.OriginalDefinition))
        {
            yield return model.Facts.Of(method);
        }

        var type = member as INamedTypeSymbol ?? member.ContainingType;
        if (Makes(member) && model.Roles.Is(type, AssemblyRole.Tests) && _seen.Add(type.OriginalDefinition))
        {
            var built = type.InstanceConstructors.Where(_ => member is INamedTypeSymbol);
            foreach (var facts in model.Supplied.By(type).Concat(built).SelectMany(Facts).Prepend(model.Facts.OfInitialisers(type)))
            {
                yield return facts;
            }
        }
    }

    private static bool Makes(ISymbol member) => member is IFieldSymbol or INamedTypeSymbol
        or IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor }
        or IMethodSymbol { MethodKind: MethodKind.PropertyGet, IsStatic: true };
}
