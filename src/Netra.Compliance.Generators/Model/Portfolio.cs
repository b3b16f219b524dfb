namespace Netra.Compliance.Generators.Model;

/// <summary>Everything that the index file is written from.</summary>
/// <param name="Facts">The assembly.</param>
/// <param name="Tests">All critical tests that are written, by number, then by class and member; the journeys before them.</param>
/// <param name="Collections">The user's collection definitions, by name.</param>
/// <param name="Hash">What ties a journal to the catalog.</param>
internal sealed record Portfolio(AssemblyFacts Facts, EquatableArray<PortfolioTest> Tests, EquatableArray<UserCollection> Collections, string Hash)
{
    /// <summary>The tests without the journeys.</summary>
    public IEnumerable<PortfolioTest> CriticalTests => Tests.Where(test => !test.IsJourney);

    /// <summary>Whether the assembly declares anything; where it does not, nothing is emitted.</summary>
    public bool IsDeclared => Tests.Count > 0 || Facts.Declared.Planned.Count > 0 || Facts.Declared.TotalUsd is not null;
}
