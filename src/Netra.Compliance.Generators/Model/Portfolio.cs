namespace Netra.Compliance.Generators.Model;

/// <summary>Everything that the index file is written from.</summary>
/// <param name="Facts">The assembly.</param>
/// <param name="Tests">All critical tests that are written, by number, then by class and member; the journeys before
/// them.</param>
/// <param name="Collections">The user's collection definitions, by name.</param>
/// <param name="Hash">What ties a journal to the catalog.</param>
internal sealed record Portfolio(
    AssemblyFacts Facts, EquatableArray<PortfolioTest> Tests, EquatableArray<UserCollection> Collections, string Hash)
{
    /// <summary>The tests without the journeys.</summary>
    public IEnumerable<PortfolioTest> CriticalTests => Tests.Where(test => !test.IsJourney);

    /// <summary>Whether the assembly declares anything; where it does not, nothing is emitted.</summary>
    public bool IsDeclared =>
        Tests.Count > 0 || Facts.Declared.Planned.Count > 0 || Facts.Declared.TotalUsd is not null;
}

/// <summary>What the index knows of a critical test or a journey.</summary>
/// <param name="Class">The class that holds it.</param>
/// <param name="Test">Number, title and value.</param>
/// <param name="Points">How many coverage points it has.</param>
/// <param name="Fragment">The test as the catalog's JSON.</param>
/// <param name="Proofs">The class that proves the test; null when no point names a fault, or generated code cannot run
/// the class.</param>
internal sealed record PortfolioTest(
    PortfolioClass Class, PortfolioEntry Test, int Points, string Fragment, string? Proofs)
{
    /// <summary>Whether it is a journey.</summary>
    public bool IsJourney { get; init; }
}

/// <param name="Clr">The CLR's full name.</param>
/// <param name="Module">The namespace's last part.</param>
/// <param name="Collection">The display name of the xunit collection that runs the class.</param>
/// <param name="IsInModuleCollection">Whether that is the module's, by the generated part of the class.</param>
internal sealed record PortfolioClass(string Clr, string Module, string Collection, bool IsInModuleCollection);

/// <param name="Number">Position in the portfolio.</param>
/// <param name="Title">What a reader calls the test.</param>
/// <param name="Member">The class's or method's plain name.</param>
/// <param name="MonthlyRevenueUsd">Whole US dollars a month; null when not stated.</param>
internal sealed record PortfolioEntry(int Number, string Title, string Member, int? MonthlyRevenueUsd);

/// <summary>What attributes of the assembly say of all its critical tests.</summary>
/// <param name="TotalUsd">The declared total, whole US dollars a month; null without <c>[RevenuePortfolio]</c>.</param>
/// <param name="Planned">The tests that are declared and not written yet, by number, then by title.</param>
internal sealed record DeclaredPortfolio(int? TotalUsd, EquatableArray<PlannedTest> Planned);

/// <param name="Number">Position in the portfolio.</param>
/// <param name="MonthlyRevenueUsd">Whole US dollars a month.</param>
/// <param name="Title">What a reader calls the test.</param>
/// <param name="Module">The module that it will belong to.</param>
internal sealed record PlannedTest(int Number, int MonthlyRevenueUsd, string Title, string Module)
{
    /// <summary>The module of a test whose declaration names none.</summary>
    public const string NoModule = "Planned";
}
