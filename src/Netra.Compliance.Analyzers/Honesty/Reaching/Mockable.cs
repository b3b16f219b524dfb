using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Honesty.Reaching;

/// <summary>Tells members that a mock answers for; any other runs its own code, whatever it is called on.</summary>
internal static class Mockable
{
    public static bool Is(ISymbol member) => member.ContainingType?.TypeKind switch
    {
        TypeKind.Interface => member.IsAbstract,
        TypeKind.Delegate => true,
        _ => (member.IsAbstract || member.IsVirtual || member.IsOverride) && !member.IsSealed,
    };
}
