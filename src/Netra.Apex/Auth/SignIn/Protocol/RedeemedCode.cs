using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Auth.SignIn.Protocol;

/// <summary>What came of a code.</summary>
internal sealed record RedeemedCode(Customer Customer, ProviderTokens Tokens);
