using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Auth.SignIn.Protocol;

/// <summary>What a verified identity token says.</summary>
/// <param name="Customer">Who signed in at the provider.</param>
/// <param name="Nonce">The nonce of the request that it answers; null when it names none.</param>
public sealed record VerifiedIdentity(Customer Customer, string? Nonce);
