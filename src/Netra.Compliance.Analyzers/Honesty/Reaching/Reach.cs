using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Reaching;

/// <summary>Follows calls inside the project of tests: helpers, their helpers, and what constructs the objects they use.</summary>
internal sealed class Reach(HonestyModel model, int depth)
{
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

    /// <summary>What a test leads to, its own body first, then level by level.</summary>
    public IEnumerable<BodyFacts> From(Test test)
    {
        var own = model.Facts.Read(test.Bodies);
        return Follow(Lifecycle.Of(test.Method.ContainingType, model).SelectMany(Facts).Prepend(own));
    }

    /// <summary>What a helper leads to, itself first.</summary>
    public IEnumerable<BodyFacts> From(IMethodSymbol helper) => Follow(Facts(helper));

    private IEnumerable<BodyFacts> Follow(IEnumerable<BodyFacts> start)
    {
        var level = start.ToArray();
        for (var remaining = depth; level.Length > 0 && remaining >= 0; remaining--)
        {
            foreach (var facts in level)
            {
                yield return facts;
            }

            level = level.SelectMany(Next).ToArray();
        }
    }

    private IEnumerable<BodyFacts> Next(BodyFacts facts) =>
        facts.Called.Concat<ISymbol>(facts.Used.OfType<IFieldSymbol>()).Where(IsOwn).SelectMany(Facts).ToArray();

    private bool IsOwn(ISymbol symbol) => model.Roles.Is(symbol, AssemblyRole.Tests);

    private IEnumerable<BodyFacts> Facts(ISymbol member)
    {
        if (member is IMethodSymbol method && _seen.Add(method.OriginalDefinition))
        {
            yield return model.Facts.Of(method);
        }

        if (BringsInitialisers(member) && _seen.Add(member.ContainingType.OriginalDefinition))
        {
            yield return model.Facts.OfInitialisers(member.ContainingType);
        }
    }

    private static bool BringsInitialisers(ISymbol member) => member is IFieldSymbol
        or IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor }
        or IMethodSymbol { MethodKind: MethodKind.PropertyGet, IsStatic: true };
}
