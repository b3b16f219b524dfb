namespace Netra.Compliance.Generators.Model;

/// <param name="Number">Position in the portfolio.</param>
/// <param name="Title">What a reader calls the test.</param>
/// <param name="Member">The class's or method's plain name.</param>
/// <param name="MonthlyRevenueUsd">Whole US dollars a month; null when not stated.</param>
internal sealed record PortfolioEntry(int Number, string Title, string Member, int? MonthlyRevenueUsd);
