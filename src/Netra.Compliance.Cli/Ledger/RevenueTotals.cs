using System.Text.Json.Serialization;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>US dollars a month by state; the states add up to what is declared. What is planned is a part of what is unverified.</summary>
public sealed record RevenueTotals(
    decimal Declared,
    decimal Proven,
    decimal Protected,
    decimal Unverified,
    decimal AtRisk,
    decimal Lost,
    decimal Planned = 0)
{
    /// <summary>What is declared still: what is lost has a rule of the gate of its own.</summary>
    [JsonIgnore]
    public decimal StillDeclared => Declared - Lost;

    /// <summary>Adds up the values of <paramref name="tests"/>.</summary>
    public static RevenueTotals Of(IReadOnlyCollection<LedgerTest> tests)
    {
        decimal In(RevenueState state) => tests.Where(test => test.State == state).Sum(test => test.MonthlyRevenueUsd ?? 0);
        return new(
            tests.Sum(test => test.MonthlyRevenueUsd ?? 0),
            In(RevenueState.Proven), In(RevenueState.Protected), In(RevenueState.Unverified),
            In(RevenueState.AtRisk), In(RevenueState.Lost), tests.Where(test => test.IsPlanned).Sum(test => test.MonthlyRevenueUsd ?? 0));
    }

    /// <summary>The amount in one state.</summary>
    public decimal In(RevenueState state) => state switch
    {
        RevenueState.Proven => Proven,
        RevenueState.Protected => Protected,
        RevenueState.Unverified => Unverified,
        RevenueState.AtRisk => AtRisk,
        _ => Lost,
    };
}
