using Netra.Apex.Auth.SignIn.Steps;

namespace Netra.Apex.Auth.SignIn.Protocol;

/// <summary>Tells an answer to this browser's own request from one that somebody slipped it.</summary>
public interface IStateValidator
{
    /// <summary>Whether the state that came back is the one this attempt was given.</summary>
    bool IsOf(SignInAttempt attempt, string? presented);
}
