using Microsoft.CodeAnalysis;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Parsing;

/// <summary>Sees a type as a fixture: how it is made, started and ended.</summary>
internal sealed class FixtureParser(KnownTypes known)
{
    public Fixture? ParseParameter(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } named ? Parse(named) : null;

    public Fixture Parse(INamedTypeSymbol type) =>
        new(type.Qualified(), MakingOf(type), LifetimeOf(type), type.Implements(known.Declared.FaultTarget));

    public Lifetime LifetimeOf(ITypeSymbol type) => new(
        type.Implements(known.Xunit.AsyncLifetime),
        type.Implements(known.Disposable),
        type.Implements(known.AsyncDisposable));

    private FixtureMaking MakingOf(INamedTypeSymbol type)
    {
        var constructors = type.InstanceConstructors.Where(candidate => candidate.DeclaredAccessibility == Accessibility.Public).ToArray();
        return type.IsAbstract || !known.CanName(type) || constructors.Length != 1 || HasRequiredMembers(type)
            ? FixtureMaking.Impossible
            : MakingBy(constructors[0]);
    }

    private FixtureMaking MakingBy(IMethodSymbol constructor) => constructor.Parameters switch
    {
        { Length: 0 } => FixtureMaking.Parameterless,
        { Length: 1 } parameters when parameters[0].Type.Is(known.Xunit.MessageSink) => FixtureMaking.DiagnosticSink,
        _ => FixtureMaking.Impossible,
    };

    private static bool HasRequiredMembers(INamedTypeSymbol type) => type.WithBases()
        .SelectMany(part => part.GetMembers())
        .Any(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });
}
