using Netra.Apex.Auth.SignIn.Steps;

namespace Netra.Apex.Auth.SignIn.Protocol;

/// <summary>Tells an identity token that answers this request from one that answers another.</summary>
public interface INonceValidator
{
    /// <summary>Whether the nonce in the token is the one this attempt was given.</summary>
    bool IsOf(SignInAttempt attempt, string? presented);
}
