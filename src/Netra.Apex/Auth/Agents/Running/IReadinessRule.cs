using System.Collections.Immutable;
using Netra.Apex.Auth.Agents.Planning;

namespace Netra.Apex.Auth.Agents.Running;

/// <summary>Decides when a step may begin.</summary>
public interface IReadinessRule
{
    /// <summary>Judges a step that has not begun.</summary>
    /// <param name="step">The step.</param>
    /// <param name="over">The outcomes of all steps of the run that are over, by step.</param>
    Readiness Judge(AgentStep step, ImmutableDictionary<string, StepOutcome> over);
}
