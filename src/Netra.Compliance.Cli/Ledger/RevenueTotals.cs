using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>US dollars a month by state; the states add up to what is declared. What is planned is a part of what is
/// unverified.</summary>
public sealed record RevenueTotals
{
    /// <summary>All states together.</summary>
    public required decimal Declared { get; init; }

    /// <summary>Of tests all of whose points pass and catch every declared fault.</summary>
    public required decimal Proven { get; init; }

    /// <summary>Of tests all of whose points pass.</summary>
    public required decimal Protected { get; init; }

    /// <summary>Of tests of which it is not known whether they pass.</summary>
    public required decimal Unverified { get; init; }

    /// <summary>Of tests that fail.</summary>
    public required decimal AtRisk { get; init; }

    /// <summary>Of tests that the baseline has and that are no longer declared.</summary>
    public required decimal Lost { get; init; }

    /// <summary>Of tests that are declared and not written yet.</summary>
    public decimal Planned { get; init; }

    /// <summary>What is declared still: what is lost has a rule of the gate of its own.</summary>
    [JsonIgnore]
    public decimal StillDeclared => Declared - Lost;

    /// <summary>Adds up the values of <paramref name="tests"/>.</summary>
    public static RevenueTotals Of(IReadOnlyCollection<LedgerTest> tests)
    {
        decimal In(RevenueState state) => Sum(tests.Where(test => test.State == state));
        return new()
        {
            Declared = Sum(tests),
            Proven = In(RevenueState.Proven),
            Protected = In(RevenueState.Protected),
            Unverified = In(RevenueState.Unverified),
            AtRisk = In(RevenueState.AtRisk),
            Lost = In(RevenueState.Lost),
            Planned = Sum(tests.Where(test => test.IsPlanned)),
        };
    }

    private static decimal Sum(IEnumerable<LedgerTest> tests) => tests.Sum(test => test.MonthlyRevenueUsd ?? 0);

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
