using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Auth.SignIn.Protocol;

/// <summary>What a code was exchanged for.</summary>
/// <param name="IdToken">Says who signed in; not verified yet.</param>
/// <param name="Tokens">To act for the customer.</param>
public sealed record CodeGrant(string IdToken, ProviderTokens Tokens);
