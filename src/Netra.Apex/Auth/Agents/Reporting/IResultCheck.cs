using System.Collections.Immutable;
using Netra.Apex.Auth.Agents.Running;

namespace Netra.Apex.Auth.Agents.Reporting;

/// <summary>Judges one agent's answer in the light of the others'.</summary>
public interface IResultCheck
{
    /// <summary>Passes an outcome on, or turns its answer down when the others contradict it.</summary>
    StepOutcome Judge(StepOutcome outcome, ImmutableArray<StepOutcome> all);
}
