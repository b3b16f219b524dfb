namespace Netra.Apex.Auth.SignIn.Protocol;

/// <summary>Verifies identity tokens.</summary>
public interface IIdentityTokens
{
    /// <summary>Reads a token that the provider signed for this platform.</summary>
    /// <returns>Who it speaks of; null when signature, issuer, audience or lifetime are wrong, or the address is not verified.</returns>
    Task<VerifiedIdentity?> ReadAsync(string idToken, CancellationToken cancellation);
}
