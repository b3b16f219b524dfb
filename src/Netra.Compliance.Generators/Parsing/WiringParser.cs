using Microsoft.CodeAnalysis;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Parsing;

/// <summary>Reads what ties a class to xunit.</summary>
internal sealed class WiringParser(KnownTypes known)
{
    private readonly FixtureParser _fixtures = new(known);

    public ClassWiring Parse(INamedTypeSymbol type)
    {
        var constructors = type.InstanceConstructors
            .Where(candidate => candidate.DeclaredAccessibility == Accessibility.Public).ToArray();
        var parameters = constructors.Length == 1 ? constructors[0].Parameters.Select(Parameter) : [];
        return new ClassWiring(
            CollectionOf(type), constructors.Length == 1, parameters.ToEquatable(), FixturesOf(type), TraitsOf(type));
    }

    private string? CollectionOf(INamedTypeSymbol type) => type.WithBases()
        .Select(part => part.Find(known.Xunit.Collection))
        .OfType<AttributeData>()
        .Select(attribute => attribute.Text(0) ?? "")
        .FirstOrDefault();

    private ConstructorParameter Parameter(IParameterSymbol parameter) => new(
        parameter.Name,
        parameter.Type.Qualified(),
        parameter.Type.Is(known.Xunit.OutputHelper),
        parameter.HasExplicitDefaultValue
            ? ConstantExpression.Of(parameter.ExplicitDefaultValue, parameter.Type) : null,
        _fixtures.ParseParameter(parameter.Type));

    private EquatableArray<Fixture> FixturesOf(INamedTypeSymbol type) =>
        type.ArgumentsOf(known.Xunit.ClassFixture).Select(_fixtures.Parse).ToEquatable();

    private EquatableArray<Trait> TraitsOf(INamedTypeSymbol type) => type.WithBases()
        .SelectMany(part => part.FindAll(known.Xunit.Trait))
        .Select(attribute => new Trait(attribute.Text(0) ?? "", attribute.Text(1) ?? ""))
        .ToEquatable();
}

/// <summary>Sees a type as a fixture: how it is made, started and ended.</summary>
internal sealed class FixtureParser(KnownTypes known)
{
    public Fixture? ParseParameter(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } named
            ? Parse(named) : null;

    public Fixture Parse(INamedTypeSymbol type) =>
        new(type.Qualified(), MakingOf(type), LifetimeOf(type), type.Implements(known.Declared.FaultTarget));

    public Lifetime LifetimeOf(ITypeSymbol type) => new(
        type.Implements(known.Xunit.AsyncLifetime),
        type.Implements(known.Disposable),
        type.Implements(known.AsyncDisposable));

    private FixtureCreation MakingOf(INamedTypeSymbol type)
    {
        var constructors = type.InstanceConstructors
            .Where(candidate => candidate.DeclaredAccessibility == Accessibility.Public).ToArray();
        return type.IsAbstract || !known.CanName(type) || constructors.Length != 1 || HasRequiredMembers(type)
            ? FixtureCreation.Impossible
            : MakingBy(constructors[0]);
    }

    private FixtureCreation MakingBy(IMethodSymbol constructor) => constructor.Parameters switch
    {
        { Length: 0 } => FixtureCreation.Parameterless,
        { Length: 1 } parameters when parameters[0].Type.Is(known.Xunit.MessageSink) => FixtureCreation.DiagnosticSink,
        _ => FixtureCreation.Impossible,
    };

    private static bool HasRequiredMembers(INamedTypeSymbol type) => type.WithBases()
        .SelectMany(part => part.GetMembers())
        .Any(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });
}

/// <summary>Reads a collection definition of the user.</summary>
internal static class CollectionParser
{
    public static UserCollection? Parse(INamedTypeSymbol type, AttributeData attribute, KnownTypes known)
    {
        var fixtures = new FixtureParser(known);
        var types = type.ArgumentsOf(known.Xunit.CollectionFixture).Concat(type.ArgumentsOf(known.Xunit.ClassFixture));
        return attribute.Text(0) is { } name
            ? new UserCollection(name, types.Select(fixtures.Parse).ToEquatable()) : null;
    }
}
