using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.SignIn.Steps;

namespace Netra.Apex.Auth.SignIn.Protocol;

internal sealed class StateValidator : IStateValidator
{
    public bool IsOf(SignInAttempt attempt, string? presented) =>
        presented is not null && Secret.AreEqual(attempt.Request.State, presented);
}
