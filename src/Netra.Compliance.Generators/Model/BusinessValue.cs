namespace Netra.Compliance.Generators.Model;

/// <param name="MonthlyRevenueUsd">Whole US dollars a month.</param>
/// <param name="Justification">Why the revenue would be lost.</param>
/// <param name="Groups">Category, stage and segment.</param>
/// <param name="Owner">Who answers for it; null when not stated.</param>
internal sealed record BusinessValue(int MonthlyRevenueUsd, string Justification, BusinessGroups Groups, string? Owner);
