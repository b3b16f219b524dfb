using System.Collections.Immutable;
using Netra.Apex.Auth.Agents.Planning;

namespace Netra.Apex.Auth.Agents.Running;

/// <summary>How far a plan has come: what waits, what is over. Not safe from several threads at once.</summary>
internal sealed class PlanProgress(AgentPlan plan, IReadinessRule rule)
{
    private ImmutableArray<AgentStep> _waiting = plan.Steps;
    private ImmutableDictionary<string, StepOutcome> _over = ImmutableDictionary.Create<string, StepOutcome>(StringComparer.Ordinal);

    /// <summary>Takes the steps that may begin now, after stopping those that never may.</summary>
    public ImmutableArray<AgentStep> TakeReady()
    {
        StopHopeless();
        var ready = Waiting(Readiness.Start);
        _waiting = _waiting.RemoveRange(ready);
        return ready;
    }

    public void Finish(StepOutcome outcome) => _over = _over.Add(outcome.Step, outcome);

    public ImmutableArray<StepOutcome> Outcomes() => [.. plan.Steps.Select(step => _over[step.Name])];

    // A stopped step stops what depends on it, so the search is made again until nothing more is found.
    private void StopHopeless()
    {
        while (Waiting(Readiness.Stop) is { IsEmpty: false } hopeless)
        {
            _waiting = _waiting.RemoveRange(hopeless);
            _over = _over.AddRange(hopeless.Select(step => KeyValuePair.Create(step.Name, Stop(step))));
        }
    }

    private ImmutableArray<AgentStep> Waiting(Readiness readiness) =>
        [.. _waiting.Where(step => rule.Judge(step, _over) == readiness)];

    private StepOutcome Stop(AgentStep step) => StepOutcome.Without(
        step.Name,
        step.Role,
        StepEnding.Stopped,
        $"It depends on {string.Join(", ", step.DependsOn.Where(HasNoAnswer))}, which gave no answer.");

    private bool HasNoAnswer(string step) => _over.GetValueOrDefault(step) is { Answer: null };
}
