namespace Netra.Apex.Auth.Agents;

/// <summary>The state that the agents of one run share: what waits, and what each step found.</summary>
/// <remarks>For one thread at a time.</remarks>
/// <param name="plan">The run's plan.</param>
/// <param name="known">The outcomes of steps that are over already.</param>
internal sealed class Blackboard(AgentPlan plan, params IReadOnlyList<StepOutcome> known)
{
    private readonly List<AgentStep> _waiting =
        [.. plan.Steps.Where(step => known.All(outcome => outcome.Step != step.Name))];
    private readonly Dictionary<string, StepOutcome> _over = known.ToDictionary(outcome => outcome.Step);

    /// <summary>An outcome for every step of the plan, in its order.</summary>
    /// <exception cref="KeyNotFoundException">A step is not over.</exception>
    public IEnumerable<StepOutcome> Outcomes => plan.Steps.Select(step => _over[step.Name]);

    /// <summary>Takes the steps that may begin now, in the plan's order, after stopping those that never may.</summary>
    public IReadOnlyList<AgentStep> TakeReady()
    {
        StopHopeless();
        var ready = _waiting.Where(step => step.DependsOn.All(_over.ContainsKey)).ToList();
        _waiting.RemoveAll(ready.Contains);
        return ready;
    }

    /// <summary>Writes down how a step ended.</summary>
    public void Post(StepOutcome outcome) => _over.Add(outcome.Step, outcome);

    /// <summary>What the steps that this one depends on found.</summary>
    public IReadOnlyList<StepOutcome> FindingsFor(AgentStep step) =>
        [.. step.DependsOn.Distinct().Select(needed => _over[needed])];

    // A stopped step stops what depends on it, so the search is made again until nothing more is found.
    private void StopHopeless()
    {
        while (_waiting.FirstOrDefault(step => Missing(step).Any()) is { } hopeless)
        {
            var reason = $"It depends on {string.Join(", ", Missing(hopeless))}, which gave no answer.";
            _waiting.Remove(hopeless);
            Post(new StepOutcome(hopeless.Name, hopeless.Role, StepEnding.Stopped, null, reason));
        }
    }

    private IEnumerable<string> Missing(AgentStep step) =>
        step.DependsOn.Distinct().Where(needed => _over.GetValueOrDefault(needed) is { Answer: null });
}
