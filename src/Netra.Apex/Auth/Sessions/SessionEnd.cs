namespace Netra.Apex.Auth.Sessions;

/// <summary>What ended a session before its time.</summary>
public enum SessionEnd
{
    /// <summary>The customer signed out.</summary>
    SignedOut,

    /// <summary>Somebody entitled to took it away.</summary>
    Revoked,

    /// <summary>The provider refused to renew it.</summary>
    RenewalRefused,

    /// <summary>A step or a code of the sign-in that opened it came a second time.</summary>
    SignInRepeated,
}
