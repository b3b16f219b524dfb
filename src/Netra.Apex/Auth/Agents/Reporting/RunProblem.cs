using Netra.Apex.Auth.Agents.Running;

namespace Netra.Apex.Auth.Agents.Reporting;

/// <summary>Why an agent's part is not in a result.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Role">The agent's role.</param>
/// <param name="Ending">How the step ended.</param>
/// <param name="Reason">What went wrong, in sentences.</param>
public sealed record RunProblem(string Step, string Role, StepEnding Ending, string Reason);
