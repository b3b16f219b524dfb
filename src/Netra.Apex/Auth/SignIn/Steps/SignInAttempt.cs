using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Auth.SignIn.Steps;

/// <summary>One attempt to sign in, bound to one browser.</summary>
/// <param name="Handle">The hash of the secret that the browser holds.</param>
/// <param name="Request">What the provider was asked with.</param>
/// <param name="StartedAt">When the first step was taken.</param>
/// <param name="Step">The last step taken.</param>
public sealed record SignInAttempt(string Handle, AuthorizationRequest Request, DateTimeOffset StartedAt, SignInStep Step)
{
    /// <summary>Who the provider says it is; null before it has.</summary>
    public Customer? Customer { get; init; }

    /// <summary>What the provider gave to act for the customer; null before it has.</summary>
    public ProviderTokens? Tokens { get; init; }

    /// <summary>The session that came of it; null before there is one.</summary>
    public SessionId? Session { get; init; }
}
