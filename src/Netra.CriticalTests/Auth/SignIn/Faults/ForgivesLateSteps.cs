using Netra.Apex.Auth.SignIn;
using Netra.Apex.Auth.SignIn.Steps;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>The clock is not checked.</summary>
public sealed class ForgivesLateSteps : StepFault
{
    protected override bool Forgives(RefusalReason reason, SignInAttempt attempt, DateTimeOffset now) =>
        reason == RefusalReason.StepLate;
}
