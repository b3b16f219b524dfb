using System.ComponentModel;

namespace Netra.Apex.Auth.Agents.Tools;

/// <summary>The sums that a language model should not do in its head; money is in US dollars a month.</summary>
internal static class CostSums
{
    // Severity rises with each of these growth rates, in percent a month: doubling within a month is the worst.
    private static readonly decimal[] GrowthSteps = [5, 20, 50, 100];

    [Description("Rates how bad a rise in cost is, from 1 (none to speak of) to 5 (doubled within a month).")]
    public static int RateSeverity([Description("Growth, percent a month.")] decimal growthPercent) =>
        1 + GrowthSteps.Count(step => growthPercent >= step);

    [Description("Adds up costs.")]
    public static decimal TotalCost([Description("Costs, US dollars a month.")] decimal[] costsUsd) => costsUsd.Sum();

    [Description("The saving, in US dollars a month, when a cost falls by a percentage.")]
    public static decimal EstimateSaving(
        [Description("The cost now, US dollars a month.")] decimal monthlyCostUsd,
        [Description("By how much it falls, from 0 to 100 percent.")] decimal percent) => monthlyCostUsd * percent / 100;
}
