using Netra.Apex.Auth.Agents.Reporting;

namespace Netra.Apex.Auth.Agents.Running;

/// <summary>Runs of agents, from a question to a report.</summary>
public interface IAgentRuns
{
    /// <summary>Checks the plan, lets the supervisor create the agents, runs the steps and joins what they found.</summary>
    /// <exception cref="Planning.PlanRefusedException">The plan cannot be run.</exception>
    /// <exception cref="Roles.RoleMissingException">A step needs a role that is not declared.</exception>
    /// <exception cref="Clusters.ClusterIncompleteException">The supervisor did not create all agents.</exception>
    Task<RunReport> RunAsync(RunOrder order, CancellationToken cancel);
}
