namespace Netra.Apex.Auth.SignIn.Steps;

/// <summary>How far a sign-in has come; the steps are taken in this order, each once.</summary>
public enum SignInStep
{
    /// <summary>The browser has been sent to the provider.</summary>
    Started,

    /// <summary>The provider has sent it back, and says who it is.</summary>
    CalledBack,

    /// <summary>The customer agrees to be signed in.</summary>
    Consented,

    /// <summary>There is a session.</summary>
    Established,
}
