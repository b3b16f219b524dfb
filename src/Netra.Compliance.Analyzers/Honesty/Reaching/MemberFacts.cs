using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Reaching;

/// <summary>The facts about a member, and where it makes an object, about what fills the object and what others may call of it.</summary>
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
            foreach (var facts in model.Ways.Supplied.By(type).Concat(built).SelectMany(Of).Prepend(model.Facts.OfInitialisers(type)))
            {
                yield return facts;
            }
        }
    }

    private static bool Makes(ISymbol member) => member is IFieldSymbol or INamedTypeSymbol
        or IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor }
        or IMethodSymbol { MethodKind: MethodKind.PropertyGet, IsStatic: true };
}
