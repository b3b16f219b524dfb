namespace Netra.Apex.Auth.Sessions;

/// <summary>Who signed in.</summary>
/// <param name="Subject">The provider's lasting name for the account; not blank.</param>
/// <param name="Email">The address that the provider has verified; not blank.</param>
public sealed record Customer(string Subject, string Email);
