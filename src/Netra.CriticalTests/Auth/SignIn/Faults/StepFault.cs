using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.SignIn;
using Netra.Apex.Auth.SignIn.Steps;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.SignIn;

/// <summary>A rule of the steps that is not applied.</summary>
public abstract class StepFault : ApexFault
{
    protected internal override void Apply(IServiceCollection services) =>
        services.Decorate<IStepRules>((inner, platform) => new Lenient(this, inner, platform.GetRequiredService<TimeProvider>()));

    /// <summary>Whether a refusal is forgiven.</summary>
    protected abstract bool Forgives(RefusalReason reason, SignInAttempt attempt, DateTimeOffset now);

    private RefusalReason? Forgive()
    {
        Reached();
        return null;
    }

    private sealed class Lenient(StepFault fault, IStepRules inner, TimeProvider time) : IStepRules
    {
        public RefusalReason? Judge(SignInAttempt attempt, SignInStep next)
        {
            var reason = inner.Judge(attempt, next);
            return reason is { } refused && fault.Forgives(refused, attempt, time.GetUtcNow()) ? fault.Forgive() : reason;
        }
    }
}
