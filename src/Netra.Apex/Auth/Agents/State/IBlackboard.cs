using System.Collections.Immutable;

namespace Netra.Apex.Auth.Agents.State;

/// <summary>The state that the agents of one run share; safe from any thread.</summary>
public interface IBlackboard
{
    /// <summary>Writes down what a step found; a second finding of the same step replaces the first.</summary>
    void Post(Finding finding);

    /// <summary>What these steps found, in their order; a step without a finding is left out.</summary>
    ImmutableArray<Finding> Read(ImmutableArray<string> steps);
}
