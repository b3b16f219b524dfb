namespace Netra.Apex.Auth.SignIn.Steps;

/// <summary>Decides whether a step may be taken now.</summary>
public interface IStepRules
{
    /// <summary>Judges the next step of an attempt.</summary>
    /// <returns>Why it is refused; null when it may be taken.</returns>
    RefusalReason? Judge(SignInAttempt attempt, SignInStep next);
}
