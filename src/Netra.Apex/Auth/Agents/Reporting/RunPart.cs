using System.Text.Json;

namespace Netra.Apex.Auth.Agents.Reporting;

/// <summary>One agent's part of a result.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Role">The agent's role.</param>
/// <param name="Answer">The agent's answer, in the shape of its role.</param>
public sealed record RunPart(string Step, string Role, JsonElement Answer);
