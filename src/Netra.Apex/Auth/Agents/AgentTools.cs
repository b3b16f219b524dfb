using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace Netra.Apex.Auth.Agents;

/// <summary>The functions that agents may call, by the names that the model sees.</summary>
/// <remarks>Sums that a language model should not do in its head; money is in US dollars a month.</remarks>
internal static class AgentTools
{
    /// <summary>Creates the agent of a role; the supervisor's.</summary>
    public const string CreateAgent = "create_agent";

    /// <summary>Rates how bad a rise in cost is; Triage's.</summary>
    public const string RateSeverity = "rate_severity";

    /// <summary>Adds up costs; Data's.</summary>
    public const string TotalCost = "total_cost";

    /// <summary>Computes a saving; Optimizer's.</summary>
    public const string EstimateSaving = "estimate_saving";

    // Severity rises with each of these growth rates, in percent a month: doubling within a month is the worst.
    private static readonly decimal[] GrowthSteps = [5, 20, 50, 100];

    /// <summary>A role's tools, in the order of its declaration.</summary>
    /// <param name="role">The role that names the tools.</param>
    /// <param name="cluster">The cluster in which <see cref="CreateAgent"/> creates.</param>
    /// <exception cref="InvalidOperationException">The role names a tool that does not exist.</exception>
    public static IReadOnlyList<AITool> Of(AgentRole role, AgentCluster cluster) =>
        [.. role.Tools.Select(tool => AIFunctionFactory.Create(Find(tool, role, cluster), tool))];

    [Description("Rates how bad a rise in cost is, from 1 (negligible) to 5 (doubled within a month).")]
    public static int Rate([Description("Growth, percent a month.")] decimal growthPercent) =>
        1 + GrowthSteps.Count(step => growthPercent >= step);

    [Description("Adds up costs.")]
    public static decimal Total([Description("Costs, US dollars a month.")] decimal[] costsUsd) => costsUsd.Sum();

    [Description("The saving, in US dollars a month, when a cost falls by a percentage.")]
    public static decimal Estimate(
        [Description("The cost now, US dollars a month.")] decimal monthlyCostUsd,
        [Description("By how much it falls, from 0 to 100 percent.")] decimal percent) =>
        monthlyCostUsd * percent / 100;

    private static Delegate Find(string tool, AgentRole role, AgentCluster cluster) => tool switch
    {
        CreateAgent => cluster.Create,
        RateSeverity => Rate,
        TotalCost => Total,
        EstimateSaving => Estimate,
        _ => throw new InvalidOperationException(
            $"The role '{role.Name}' names the tool '{tool}', which does not exist."),
    };
}
