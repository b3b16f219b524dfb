using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Reaching;

/// <summary>Tracks which locals hold mocks while a body is read from top to bottom.</summary>
internal sealed class MockedLocals(AssemblyRoles roles)
{
    private readonly HashSet<ILocalSymbol> _mocks = new(SymbolEqualityComparer.Default);

    public void Note(IOperation operation)
    {
        if (operation is IVariableDeclaratorOperation declarator && Hold(declarator.GetVariableInitializer()?.Value))
        {
            _mocks.Add(declarator.Symbol);
        }
    }

    /// <summary>Whether what something is asked of is a mock.</summary>
    public bool Hold(IOperation? instance) => instance?.Bare() switch
    {
        IInvocationOperation call => roles.Is(call.TargetMethod, AssemblyRole.Mocking),
        IPropertyReferenceOperation property => roles.Is(property.Property, AssemblyRole.Mocking),
        ILocalReferenceOperation local => _mocks.Contains(local.Local),
        _ => false,
    };

    /// <summary>Whether a mock answers, as the thing that it stands for would.</summary>
    public bool Meet(IOperation? instance, ISymbol member) =>
        Hold(instance) && Mockable.Is(member) && !roles.Is(member, AssemblyRole.Mocking);
}

/// <summary>Recognizes members that a mock can replace; any other member runs its own code.</summary>
internal static class Mockable
{
    public static bool Is(ISymbol member) => member.ContainingType?.TypeKind switch
    {
        TypeKind.Interface => member.IsAbstract,
        TypeKind.Delegate => true,
        _ => (member.IsAbstract || member.IsVirtual || member.IsOverride) && !member.IsSealed,
    };
}
