namespace Netra.Apex.Auth.SignIn;

/// <summary>Why a step of a sign-in was refused.</summary>
public enum RefusalReason
{
    /// <summary>The browser has no sign-in under way.</summary>
    NotStarted,

    /// <summary>An earlier step has not been taken.</summary>
    StepOutOfOrder,

    /// <summary>The sign-in took longer than <see cref="SignInLimits.Attempt"/>.</summary>
    StepLate,

    /// <summary>The step has been taken already.</summary>
    StepRepeated,

    /// <summary>The answer does not carry the state that this browser was given.</summary>
    StateForged,

    /// <summary>The customer or the provider said no.</summary>
    ProviderDenied,

    /// <summary>The code has been presented before.</summary>
    CodeReplayed,

    /// <summary>The provider does not exchange the code, because of the code itself or of its verifier.</summary>
    CodeRefused,

    /// <summary>The identity token is not signed by the provider, not for this platform, expired, or without a verified address.</summary>
    IdentityRejected,

    /// <summary>The identity token answers another request.</summary>
    NonceMismatch,

    /// <summary>The provider could not be reached or did not answer as the protocol demands.</summary>
    ProviderFailed,
}
