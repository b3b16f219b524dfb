namespace Netra.Apex.Auth.Agents.Roles;

/// <summary>A role is needed that nobody declared.</summary>
/// <param name="neededBy">Who needs the role, as the sentence's subject.</param>
/// <param name="role">The role that is missing.</param>
/// <param name="declared">The roles that are declared.</param>
public sealed class RoleMissingException(string neededBy, string role, IEnumerable<string> declared) : Exception(
    $"{neededBy} needs the role '{role}', which is not declared; declared are: {string.Join(", ", declared)}.");
