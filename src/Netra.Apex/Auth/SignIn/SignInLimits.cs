namespace Netra.Apex.Auth.SignIn;

/// <summary>How long a sign-in may take, and how early tokens are renewed.</summary>
public static class SignInLimits
{
    /// <summary>From the first step to the last; the longest life that RFC 6749 (4.1.2) recommends for a code.</summary>
    public static readonly TimeSpan Attempt = TimeSpan.FromMinutes(10);

    /// <summary>An access token with this long or less to live is renewed before it is used.</summary>
    public static readonly TimeSpan RenewalMargin = TimeSpan.FromMinutes(5);
}
