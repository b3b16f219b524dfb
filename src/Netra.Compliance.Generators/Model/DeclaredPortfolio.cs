namespace Netra.Compliance.Generators.Model;

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
