namespace Netra.Apex.Auth.SignIn.Protocol;

/// <summary>Proof keys for code exchange (RFC 7636): a code is worth nothing without the verifier of its own request.</summary>
public interface IProofKeys
{
    /// <summary>A verifier that nobody can guess, for one request.</summary>
    string NewVerifier();

    /// <summary>What the provider is told of a verifier beforehand (method S256).</summary>
    string ChallengeOf(string verifier);
}
