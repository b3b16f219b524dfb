namespace Netra.Compliance.Generators.Model;

/// <summary>A collection definition that the user wrote.</summary>
/// <param name="Name">The collection's name.</param>
/// <param name="Fixtures">What its classes may take in their constructors: its collection and class fixtures.</param>
internal sealed record UserCollection(string Name, EquatableArray<Fixture> Fixtures);
