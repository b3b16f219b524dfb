namespace Netra.Compliance;

/// <summary>Declares the monthly revenue that all critical tests of an assembly protect together; the compiler checks the sum.</summary>
/// <param name="monthlyRevenueUsd">Whole US dollars a month; greater than zero.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class RevenuePortfolioAttribute(int monthlyRevenueUsd) : Attribute
{
    /// <summary>Whole US dollars a month.</summary>
    public int MonthlyRevenueUsd { get; } = monthlyRevenueUsd;
}
