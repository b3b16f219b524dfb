namespace Netra.Apex.Auth.Agents;

/// <summary>One step of a plan: an agent's turn.</summary>
/// <param name="Name">Unique in the plan; not blank.</param>
/// <param name="Role">The role whose agent takes the step.</param>
/// <param name="DependsOn">The steps whose findings this one needs; they come first.</param>
internal sealed record AgentStep(string Name, string Role, params IReadOnlyList<string> DependsOn);

/// <summary>The steps of a run and what depends on what.</summary>
/// <param name="Steps">All steps, in the order in which the report lists them.</param>
internal sealed record AgentPlan(params IReadOnlyList<AgentStep> Steps)
{
    /// <summary>The most steps that a plan may have: each is paid for.</summary>
    public const int MostSteps = 20;

    /// <summary>Triage and Data, at the same time; then Optimizer, which needs both.</summary>
    public static AgentPlan Standard { get; } = new(
        new AgentStep("triage", "triage"),
        new AgentStep("data", "data"),
        new AgentStep("optimizer", "optimizer", "triage", "data"));

    /// <summary>The roles that the steps need, each once, in the order of the steps.</summary>
    public IEnumerable<string> Roles => Steps.Select(step => step.Role).Distinct();

    /// <summary>Passes a plan that can be run.</summary>
    /// <exception cref="RunRefusedException">It has no step or too many, a name twice, an unknown dependency or a
    /// cycle, or it needs a role that nobody declared.</exception>
    public void Check(AgentRoles roles)
    {
        if ((Count() ?? Doubled() ?? Unknown() ?? Cycle()) is { } problem)
        {
            throw new RunRefusedException(StatusCodes.Status422UnprocessableEntity, problem);
        }

        foreach (var step in Steps)
        {
            roles.Get(step.Role, $"Step '{step.Name}'");
        }
    }

    private string? Count() => Steps.Count switch
    {
        0 => "The plan has no step; declare at least one.",
        > MostSteps => $"The plan has {Steps.Count} steps; declare at most {MostSteps}.",
        _ => null,
    };

    private string? Doubled() => Steps.CountBy(step => step.Name).FirstOrDefault(name => name.Value > 1).Key is { } name
        ? $"The plan has more than one step '{name}'; give each step a name of its own."
        : null;

    private string? Unknown()
    {
        var edges = Steps.SelectMany(step => step.DependsOn, (step, needed) => (step.Name, Needed: needed));
        var unknown = edges.FirstOrDefault(edge => Steps.All(step => step.Name != edge.Needed));
        return unknown.Name is null
            ? null
            : $"Step '{unknown.Name}' depends on '{unknown.Needed}', which is not a step of the plan.";
    }

    private string? Cycle()
    {
        var waiting = Steps.ToList();
        while (waiting.Find(step => !waiting.Any(other => step.DependsOn.Contains(other.Name))) is { } settled)
        {
            waiting.Remove(settled);
        }

        var names = string.Join(", ", waiting.Select(step => $"'{step.Name}'"));
        return waiting.Count == 0 ? null : $"The steps {names} wait for each other; take one dependency away.";
    }
}
