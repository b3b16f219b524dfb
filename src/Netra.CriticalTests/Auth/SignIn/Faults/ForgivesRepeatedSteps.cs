using Netra.Apex.Auth.SignIn;
using Netra.Apex.Auth.SignIn.Steps;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>A step that was taken is not remembered.</summary>
public sealed class ForgivesRepeatedSteps : StepFault
{
    protected override bool Forgives(RefusalReason reason, SignInAttempt attempt, DateTimeOffset now) =>
        reason == RefusalReason.StepRepeated;
}
