namespace Netra.Apex.Auth.Agents.Planning;

/// <summary>A plan cannot be run as it is declared.</summary>
/// <param name="message">What is wrong with the plan and what to change, as a sentence.</param>
public sealed class PlanRefusedException(string message) : Exception(message);
