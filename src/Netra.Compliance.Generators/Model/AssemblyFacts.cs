namespace Netra.Compliance.Generators.Model;

/// <summary>What generated code may rely on, and what the user has already.</summary>
/// <param name="Name">The assembly's simple name.</param>
/// <param name="Declared">The portfolio's total and planned tests.</param>
/// <param name="Frameworks">The test framework that the project references, and its language.</param>
/// <param name="HasTestFramework">Whether the user has an <c>[assembly: TestFramework]</c>.</param>
/// <param name="HasCollectionOrderer">Whether the user has an <c>[assembly: TestCollectionOrderer]</c>.</param>
internal sealed record AssemblyFacts(
    string Name,
    DeclaredPortfolio Declared,
    FrameworkFacts Frameworks,
    bool HasTestFramework,
    bool HasCollectionOrderer);

/// <summary>What all class files of an assembly depend on beside their class.</summary>
/// <param name="Frameworks">The test framework that the project references, and its language.</param>
/// <param name="Collections">The user's collection definitions, by name.</param>
internal sealed record AssemblyConventions(FrameworkFacts Frameworks, EquatableArray<UserCollection> Collections);

/// <summary>A collection definition that the user wrote.</summary>
/// <param name="Name">The collection's name.</param>
/// <param name="Fixtures">What its classes may take in their constructors: its collection and class fixtures.</param>
internal sealed record UserCollection(string Name, EquatableArray<Fixture> Fixtures);
