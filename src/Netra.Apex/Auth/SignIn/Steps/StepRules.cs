namespace Netra.Apex.Auth.SignIn.Steps;

internal sealed class StepRules(TimeProvider time) : IStepRules
{
    public RefusalReason? Judge(SignInAttempt attempt, SignInStep next)
    {
        if (next <= attempt.Step)
        {
            return RefusalReason.StepRepeated;
        }

        if (next > attempt.Step + 1)
        {
            return RefusalReason.StepOutOfOrder;
        }

        return time.GetUtcNow() < attempt.StartedAt + SignInLimits.Attempt ? null : RefusalReason.StepLate;
    }
}
