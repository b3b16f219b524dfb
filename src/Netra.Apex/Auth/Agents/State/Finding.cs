using System.Text.Json;

namespace Netra.Apex.Auth.Agents.State;

/// <summary>What a step found.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Answer">The agent's validated answer.</param>
public sealed record Finding(string Step, JsonElement Answer);
