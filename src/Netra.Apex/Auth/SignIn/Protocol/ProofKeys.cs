using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Auth.SignIn.Protocol;

internal sealed class ProofKeys : IProofKeys
{
    public string NewVerifier() => Secret.New();

    public string ChallengeOf(string verifier) => Secret.Hash(verifier);
}
