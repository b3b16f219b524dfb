using System.Text.Json;

namespace Netra.Apex.Auth.Agents.Running;

/// <summary>How a step ended, and with what.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Role">The role of the agent that took it.</param>
/// <param name="Ending">How it ended.</param>
/// <param name="Answer">The validated answer; null unless answered.</param>
/// <param name="Reason">Why there is no answer, as a sentence; null when answered.</param>
public sealed record StepOutcome(string Step, string Role, StepEnding Ending, JsonElement? Answer, string? Reason)
{
    /// <summary>The step gave an answer that can be used.</summary>
    public static StepOutcome Answered(string step, string role, JsonElement answer) =>
        new(step, role, StepEnding.Answered, answer, null);

    /// <summary>The step gave no answer.</summary>
    public static StepOutcome Without(string step, string role, StepEnding ending, string reason) =>
        new(step, role, ending, null, reason);
}
