using Netra.Apex.Auth.Agents.Planning;
using Netra.Apex.Auth.Agents.Roles;
using Netra.Apex.Auth.Agents.Running;

namespace Netra.Apex.Auth.Agents.Clusters;

internal sealed class Supervisor(IClusters clusters, IAgentTurn turn) : ISupervisor
{
    public async Task<Staffing> StaffAsync(RunOrder order, CancellationToken cancel)
    {
        var cluster = clusters.Open();
        cluster.Create(StandardRoles.Supervisor.Name);
        var briefing = await turn.TakeAsync(Find(cluster, StandardRoles.Supervisor.Name), Ask(order), cancel);
        RefuseFailure(briefing);
        RefuseGaps(order.Plan, cluster);
        return new Staffing(cluster, briefing);
    }

    private static IAgent Find(IAgentCluster cluster, string role) =>
        cluster.Find(role) ?? throw new ClusterIncompleteException($"Nobody created the agent '{role}'.");

    private static AgentTask Ask(RunOrder order) => new(
        StandardRoles.Supervisor.Name,
        $"{order.Question}\nRoles that the plan needs: {string.Join(", ", order.Plan.Roles)}",
        []);

    private static void RefuseFailure(StepOutcome briefing)
    {
        if (briefing.Ending == StepEnding.Failed)
        {
            throw new ClusterIncompleteException($"The supervisor could not create the agents: {briefing.Reason}");
        }
    }

    private static void RefuseGaps(AgentPlan plan, IAgentCluster cluster)
    {
        if (plan.Steps.FirstOrDefault(step => cluster.Find(step.Role) is null) is { } step)
        {
            throw new ClusterIncompleteException(
                $"The supervisor created no agent for the role '{step.Role}', which step '{step.Name}' needs; run it again or change the supervisor's instructions.");
        }
    }
}
