using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.SignIn;
using Netra.Apex.Auth.SignIn.Steps;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>The order is not checked.</summary>
public sealed class ForgivesEarlySteps : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IStepRules>(inner => new Lenient(inner, Reached));

    private sealed class Lenient(IStepRules inner, Action reached) : IStepRules
    {
        public RefusalReason? Judge(SignInAttempt attempt, SignInStep next)
        {
            reached();
            var reason = inner.Judge(attempt, next);
            return reason == RefusalReason.StepOutOfOrder ? null : reason;
        }
    }
}
