namespace Netra.Apex.Auth.Agents;

/// <summary>What an agent is. Every role is a service of its own, so that a module can add one.</summary>
/// <param name="Name">Unique, case matters; not blank. Of two roles with one name the one added last holds.</param>
/// <param name="Instructions">What the model is told about its task, in sentences.</param>
/// <param name="Tools">The names of the tools that the agent may call, and no others.</param>
/// <param name="Answer">The record that the agent must answer with; an <see cref="AgentAnswer"/>.</param>
internal sealed record AgentRole(string Name, string Instructions, IReadOnlyList<string> Tools, Type Answer)
{
    /// <summary>Reads the question and creates the agents that the plan needs.</summary>
    public static AgentRole Supervisor { get; } = new(
        "supervisor",
        "Call create_agent once for each role that the plan needs. Then brief the agents in a sentence.",
        [AgentTools.CreateAgent],
        typeof(SupervisorAnswer));

    /// <summary>Says what kind of problem the question is about, and how bad it is.</summary>
    public static AgentRole Triage { get; } = new(
        "triage",
        "Classify the problem that the question describes. Use rate_severity for its severity.",
        [AgentTools.RateSeverity],
        typeof(TriageAnswer));

    /// <summary>Finds the figures.</summary>
    public static AgentRole Data { get; } = new(
        "data",
        "Find the monthly cost, in US dollars, that the question is about. Use total_cost to add up figures.",
        [AgentTools.TotalCost],
        typeof(DataAnswer));

    /// <summary>Recommends what to do, from what the others found.</summary>
    public static AgentRole Optimizer { get; } = new(
        "optimizer",
        "Recommend one action from the findings. Use estimate_saving for the saving, in US dollars a month.",
        [AgentTools.EstimateSaving],
        typeof(OptimizerAnswer));
}

/// <summary>The declared roles.</summary>
internal sealed class AgentRoles(IEnumerable<AgentRole> declared)
{
    private readonly AgentRole[] _declared = [.. declared];

    /// <summary>The role of a name.</summary>
    /// <param name="name">The role's name.</param>
    /// <param name="neededBy">Who needs it, as the sentence's subject.</param>
    /// <exception cref="RunRefusedException">Nobody declared it.</exception>
    public AgentRole Get(string name, string neededBy) =>
        _declared.LastOrDefault(role => role.Name == name) ?? throw new RunRefusedException(
            StatusCodes.Status422UnprocessableEntity,
            $"{neededBy} needs the role '{name}', which is not declared; declared are: {Names()}.");

    private string Names() => string.Join(", ", _declared.Select(role => role.Name).Distinct());
}
