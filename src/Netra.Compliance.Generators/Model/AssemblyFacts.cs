namespace Netra.Compliance.Generators.Model;

/// <summary>What generated code may rely on, and what the user has already.</summary>
/// <param name="Name">The assembly's simple name.</param>
/// <param name="DeclaredUsd">The portfolio's declared total, whole US dollars a month; null without <c>[RevenuePortfolio]</c>.</param>
/// <param name="Frameworks">The test framework that the project references.</param>
/// <param name="HasTestFramework">Whether the user has an <c>[assembly: TestFramework]</c>.</param>
/// <param name="HasCollectionOrderer">Whether the user has an <c>[assembly: TestCollectionOrderer]</c>.</param>
/// <param name="AllowsNullable">Whether the language version knows nullable references; without, only metadata is emitted.</param>
internal sealed record AssemblyFacts(
    string Name,
    int? DeclaredUsd,
    FrameworkFacts Frameworks,
    bool HasTestFramework,
    bool HasCollectionOrderer,
    bool AllowsNullable);
