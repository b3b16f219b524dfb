using Netra.Apex.Auth.SignIn;
using Netra.Apex.Auth.SignIn.Steps;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>Off by one: the last instant counts as in time.</summary>
public sealed class ForgivesOneTickMore : StepFault
{
    protected override bool Forgives(RefusalReason reason, SignInAttempt attempt, DateTimeOffset now) =>
        reason == RefusalReason.StepLate && now <= attempt.StartedAt + SignInLimits.Attempt;
}
