namespace Netra.Compliance.Generators.Model;

/// <summary>What the index knows of a critical test or a journey.</summary>
/// <param name="Class">The class that holds it.</param>
/// <param name="Test">Number, title and value.</param>
/// <param name="Points">How many coverage points it has.</param>
/// <param name="Fragment">The test as the catalog's JSON.</param>
/// <param name="Proofs">The class that proves the test; null when no point names a fault, or generated code cannot run the class.</param>
internal sealed record PortfolioTest(PortfolioClass Class, PortfolioEntry Test, int Points, string Fragment, string? Proofs)
{
    /// <summary>Whether it is a journey.</summary>
    public bool IsJourney { get; init; }
}
