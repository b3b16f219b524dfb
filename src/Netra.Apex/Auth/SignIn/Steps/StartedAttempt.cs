namespace Netra.Apex.Auth.SignIn.Steps;

/// <summary>An attempt just started.</summary>
/// <param name="Secret">What the browser keeps to be known again.</param>
/// <param name="Request">What the provider is asked with.</param>
internal sealed record StartedAttempt(string Secret, AuthorizationRequest Request);
