using Microsoft.CodeAnalysis;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Parsing;

/// <summary>Reads what ties a class to xunit.</summary>
internal sealed class WiringParser(KnownTypes known)
{
    private readonly FixtureParser _fixtures = new(known);

    public ClassWiring Parse(INamedTypeSymbol type)
    {
        var constructors = type.InstanceConstructors.Where(candidate => candidate.DeclaredAccessibility == Accessibility.Public).ToArray();
        var parameters = constructors.Length == 1 ? constructors[0].Parameters.Select(Parameter) : [];
        return new ClassWiring(CollectionOf(type), constructors.Length == 1, parameters.ToEquatable(), FixturesOf(type), TraitsOf(type));
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
        parameter.HasExplicitDefaultValue ? ConstantExpression.Of(parameter.ExplicitDefaultValue, parameter.Type) : null,
        _fixtures.ParseParameter(parameter.Type));

    private EquatableArray<Fixture> FixturesOf(INamedTypeSymbol type) =>
        type.ArgumentsOf(known.Xunit.ClassFixture).Select(_fixtures.Parse).ToEquatable();

    private EquatableArray<Trait> TraitsOf(INamedTypeSymbol type) => type.WithBases()
        .SelectMany(part => part.FindAll(known.Xunit.Trait))
        .Select(attribute => new Trait(attribute.Text(0) ?? "", attribute.Text(1) ?? ""))
        .ToEquatable();
}
