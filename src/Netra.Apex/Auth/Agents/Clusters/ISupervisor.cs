using Netra.Apex.Auth.Agents.Running;

namespace Netra.Apex.Auth.Agents.Clusters;

/// <summary>Creates the agents of a run.</summary>
public interface ISupervisor
{
    /// <summary>Lets the supervisor read the question and create the agents that the plan needs.</summary>
    /// <exception cref="ClusterIncompleteException">The supervisor failed, or left out an agent that a step needs.</exception>
    Task<Staffing> StaffAsync(RunOrder order, CancellationToken cancel);
}
