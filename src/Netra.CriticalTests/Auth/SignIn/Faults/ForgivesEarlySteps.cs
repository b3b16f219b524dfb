using Netra.Apex.Auth.SignIn;
using Netra.Apex.Auth.SignIn.Steps;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>The order is not checked.</summary>
public sealed class ForgivesEarlySteps : StepFault
{
    protected override bool Forgives(RefusalReason reason, SignInAttempt attempt, DateTimeOffset now) =>
        reason == RefusalReason.StepOutOfOrder;
}
