namespace Netra.Compliance.Generators.Model;

/// <summary>What generated code may rely on, and what the user has already.</summary>
/// <param name="Name">The assembly's simple name.</param>
/// <param name="Declared">The portfolio's total and planned tests.</param>
/// <param name="Frameworks">The test framework that the project references.</param>
/// <param name="HasTestFramework">Whether the user has an <c>[assembly: TestFramework]</c>.</param>
/// <param name="HasCollectionOrderer">Whether the user has an <c>[assembly: TestCollectionOrderer]</c>.</param>
/// <param name="AllowsNullable">Whether the language version knows nullable references; without, only metadata is emitted.</param>
internal sealed record AssemblyFacts(
    string Name,
    DeclaredPortfolio Declared,
    FrameworkFacts Frameworks,
    bool HasTestFramework,
    bool HasCollectionOrderer,
    bool AllowsNullable);
