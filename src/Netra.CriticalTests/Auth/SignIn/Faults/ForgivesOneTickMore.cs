using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.SignIn;
using Netra.Apex.Auth.SignIn.Steps;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>Off by one: the last instant counts as in time.</summary>
public sealed class ForgivesOneTickMore : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IStepRules>((inner, platform) => new Patient(inner, platform.GetRequiredService<TimeProvider>(), Reached));

    private sealed class Patient(IStepRules inner, TimeProvider time, Action reached) : IStepRules
    {
        public RefusalReason? Judge(SignInAttempt attempt, SignInStep next)
        {
            reached();
            var reason = inner.Judge(attempt, next);
            return time.GetUtcNow() <= attempt.StartedAt + SignInLimits.Attempt && reason == RefusalReason.StepLate ? null : reason;
        }
    }
}
