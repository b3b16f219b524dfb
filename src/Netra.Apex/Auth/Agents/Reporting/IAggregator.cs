using System.Collections.Immutable;
using Netra.Apex.Auth.Agents.Running;

namespace Netra.Apex.Auth.Agents.Reporting;

/// <summary>Joins what the agents found.</summary>
public interface IAggregator
{
    /// <summary>Makes one report of all outcomes; each is either a part of the result or a problem, never both.</summary>
    RunReport Join(RunOrder order, ImmutableArray<StepOutcome> outcomes);
}
