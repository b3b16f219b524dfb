namespace Netra.Apex.Auth.Agents.Tools;

/// <summary>The tools' names, as the model sees them.</summary>
public static class ToolNames
{
    /// <summary>Creates the agent of a role; the supervisor's.</summary>
    public const string CreateAgent = "create_agent";

    /// <summary>Rates how bad a rise in cost is; Triage's.</summary>
    public const string RateSeverity = "rate_severity";

    /// <summary>Adds up costs; Data's.</summary>
    public const string TotalCost = "total_cost";

    /// <summary>Computes a saving; Optimizer's.</summary>
    public const string EstimateSaving = "estimate_saving";
}
