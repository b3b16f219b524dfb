using Netra.Apex.Auth.Agents.Planning;

namespace Netra.Apex.Auth.Agents.Running;

/// <summary>Runs one step of a run.</summary>
public interface IStepRunner
{
    /// <summary>Gives the step's agent what the steps before it found, and writes down what it finds itself.</summary>
    Task<StepOutcome> RunAsync(AgentStep step, AgentRun run, CancellationToken cancel);
}
