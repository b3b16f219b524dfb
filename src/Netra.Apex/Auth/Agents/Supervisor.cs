using System.Collections.Concurrent;
using System.ComponentModel;

namespace Netra.Apex.Auth.Agents;

/// <summary>The agents of one run; safe from any thread.</summary>
internal sealed class AgentCluster(AgentRoles roles)
{
    private readonly ConcurrentDictionary<string, Agent> _agents = new();

    /// <summary>Creates the agent of a role; one that is there already stays.</summary>
    /// <returns>What the supervisor is told.</returns>
    /// <exception cref="RunRefusedException">The role is not declared.</exception>
    [Description("Creates the agent of a declared role.")]
    public string Create([Description("The role's name.")] string role)
    {
        var declared = roles.Get(role, "The supervisor");
        _agents.TryAdd(role, new Agent(declared, AgentTools.Of(declared, this)));
        return $"The agent '{role}' is ready.";
    }

    /// <summary>The agent that takes a step.</summary>
    /// <exception cref="RunRefusedException">The supervisor did not create it.</exception>
    public Agent For(AgentStep step) => _agents.GetValueOrDefault(step.Role) ?? throw Supervisor.Failed(
        $"The supervisor created no agent for the role '{step.Role}', which step '{step.Name}' needs; "
        + "order the run again.");
}

/// <summary>Lets the supervisor agent read the question and create the agents that the plan needs.</summary>
internal sealed class Supervisor(AgentRoles roles, AgentTurns turns)
{
    private static readonly AgentStep Step = new(AgentRole.Supervisor.Name, AgentRole.Supervisor.Name);

    /// <summary>Creates the agents of a run.</summary>
    /// <returns>The agents, and how the supervisor's own turn ended.</returns>
    /// <exception cref="RunRefusedException">The supervisor failed, or left out an agent that a step needs.</exception>
    public async Task<(AgentCluster Cluster, StepOutcome Briefing)> StaffAsync(RunOrder order, CancellationToken cancel)
    {
        var cluster = new AgentCluster(roles);
        cluster.Create(Step.Role);
        var briefing = await turns.TakeAsync(cluster.For(Step), TaskOf(order), cancel);
        RefuseFailure(briefing);
        RefuseGaps(order.Plan, cluster);
        return (cluster, briefing);
    }

    internal static RunRefusedException Failed(string message) => new(StatusCodes.Status502BadGateway, message);

    private static AgentTask TaskOf(RunOrder order) =>
        new(Step.Name, $"{order.Question}\nRoles that the plan needs: {string.Join(", ", order.Plan.Roles)}");

    private static void RefuseFailure(StepOutcome briefing)
    {
        if (briefing.Ending == StepEnding.Failed)
        {
            throw Failed($"The supervisor could not create the agents: {briefing.Reason}");
        }
    }

    private static void RefuseGaps(AgentPlan plan, AgentCluster cluster)
    {
        foreach (var step in plan.Steps)
        {
            cluster.For(step);
        }
    }
}
