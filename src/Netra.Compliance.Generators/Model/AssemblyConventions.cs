namespace Netra.Compliance.Generators.Model;

/// <summary>What all class files of an assembly depend on beside their class.</summary>
/// <param name="Frameworks">The test framework that the project references.</param>
/// <param name="AllowsNullable">Whether the language version knows nullable references; without, only metadata is emitted.</param>
/// <param name="Collections">The user's collection definitions, by name.</param>
internal sealed record AssemblyConventions(FrameworkFacts Frameworks, bool AllowsNullable, EquatableArray<UserCollection> Collections);
