using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>US dollars a month by state; the states add up to what is declared. What is planned is a part of what is
/// unverified.</summary>
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
        decimal In(RevenueState state) =>
            tests.Where(test => test.State == state).Sum(test => test.MonthlyRevenueUsd ?? 0);
        return new(
            tests.Sum(test => test.MonthlyRevenueUsd ?? 0),
            In(RevenueState.Proven), In(RevenueState.Protected), In(RevenueState.Unverified),
            In(RevenueState.AtRisk), In(RevenueState.Lost),
            tests.Where(test => test.IsPlanned).Sum(test => test.MonthlyRevenueUsd ?? 0));
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

/// <summary>Shares in percent with two places.</summary>
internal static class Percent
{
    /// <summary>Rounded down; of nothing, 0.</summary>
    public static decimal Down(decimal part, decimal whole) => whole == 0 ? 0 : Math.Floor(part * 10_000 / whole) / 100;

    /// <summary>Rounded up, so that what is more than nothing never reads as nothing; of nothing, 0.</summary>
    public static decimal Up(decimal part, decimal whole) => whole == 0 ? 0 : Math.Ceiling(part * 10_000 / whole) / 100;
}

/// <summary>What is known of the revenue behind a test, best to worst; the worst of several is the greatest.</summary>
[JsonConverter(typeof(ExactName<RevenueState>))]
public enum RevenueState
{
    /// <summary>All points pass and every declared fault is caught.</summary>
    Proven,

    /// <summary>All points pass.</summary>
    Protected,

    /// <summary>Planned, skipped, filtered out, inconclusive, or never finished.</summary>
    Unverified,

    /// <summary>A point failed, or what it stands on did.</summary>
    AtRisk,

    /// <summary>In the baseline, no longer declared.</summary>
    Lost,
}
