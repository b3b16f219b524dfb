namespace Netra.Apex.Auth.SignIn.Protocol;

/// <summary>What the provider sent the browser back with.</summary>
/// <param name="Code">To be exchanged for tokens; null when the provider denies.</param>
/// <param name="State">The state of the request; null when there is none.</param>
public sealed record AuthorizationAnswer(string? Code, string? State);
