namespace Netra.Compliance.Generators.Model;

/// <summary>What ties a class to xunit, as the user wrote it.</summary>
/// <param name="Collection">The name in the user's <c>[Collection]</c>; null when there is none.</param>
/// <param name="HasOneConstructor">Whether there is exactly one public constructor, as xunit demands.</param>
/// <param name="Parameters">The parameters of that constructor.</param>
/// <param name="Fixtures">The declared <c>IClassFixture</c>s, inherited ones too.</param>
/// <param name="Traits">The declared traits of the class.</param>
internal sealed record ClassWiring(
    string? Collection,
    bool HasOneConstructor,
    EquatableArray<ConstructorParameter> Parameters,
    EquatableArray<Fixture> Fixtures,
    EquatableArray<Trait> Traits);
