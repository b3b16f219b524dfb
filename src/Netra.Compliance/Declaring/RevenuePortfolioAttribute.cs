namespace Netra.Compliance;

/// <summary>Declares the monthly revenue that all critical tests of an assembly protect together; the compiler checks
/// the sum.</summary>
/// <param name="monthlyRevenueUsd">Whole US dollars a month; greater than zero.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class RevenuePortfolioAttribute(int monthlyRevenueUsd) : Attribute
{
    /// <summary>Whole US dollars a month.</summary>
    public int MonthlyRevenueUsd { get; } = monthlyRevenueUsd;
}

/// <summary>
/// Declares a critical test that is not written yet. It takes its number and counts in the portfolio's total; its
/// revenue is Unverified. Remove it when the test with this number is written.
/// </summary>
/// <param name="number">Position in the portfolio, from 1 without gaps; unique in the assembly, written tests
/// included.</param>
/// <param name="monthlyRevenueUsd">Whole US dollars a month that the test will protect; greater than zero.</param>
/// <param name="title">What a reader of the report calls the test; not blank.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class PlannedCriticalTestAttribute(int number, int monthlyRevenueUsd, string title) : Attribute
{
    /// <summary>Position in the portfolio, from 1 without gaps.</summary>
    public int Number { get; } = number;

    /// <summary>Whole US dollars a month that the test will protect.</summary>
    public int MonthlyRevenueUsd { get; } = monthlyRevenueUsd;

    /// <summary>What a reader of the report calls the test.</summary>
    public string Title { get; } = title;

    /// <summary>The module that the test will belong to, as in the last part of a namespace; <c>Planned</c> when not
    /// stated.</summary>
    public string? Module { get; set; }
}
