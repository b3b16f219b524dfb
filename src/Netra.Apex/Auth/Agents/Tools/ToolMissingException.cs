namespace Netra.Apex.Auth.Agents.Tools;

/// <summary>A role names a tool that does not exist.</summary>
/// <param name="role">The role's name.</param>
/// <param name="tool">The tool's name.</param>
public sealed class ToolMissingException(string role, string tool) : Exception(
    $"The role '{role}' names the tool '{tool}', which does not exist; correct the role's declaration.");
