namespace Netra.Apex.Auth.SignIn;

/// <summary>The identity provider, and the platform's registration there.</summary>
/// <param name="Authority">The provider's issuer; its discovery document is below it. Plain HTTP is accepted on loopback only.</param>
/// <param name="ClientId">The name under which the platform is registered.</param>
/// <param name="ClientSecret">The secret that goes with it.</param>
public sealed record SignInOptions(Uri Authority, string ClientId, string ClientSecret);
