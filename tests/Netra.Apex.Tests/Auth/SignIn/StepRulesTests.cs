using Microsoft.Extensions.Time.Testing;
using Netra.Apex.Auth.SignIn;
using Netra.Apex.Auth.SignIn.Steps;

namespace Netra.Apex.Tests.Auth.SignIn;

public sealed class StepRulesTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(SignInStep.Started, SignInStep.CalledBack)]
    [InlineData(SignInStep.CalledBack, SignInStep.Consented)]
    [InlineData(SignInStep.Consented, SignInStep.Established)]
    public void Allows_the_next_step(SignInStep taken, SignInStep next) => Assert.Null(Judge(taken, next));

    [Theory]
    [InlineData(SignInStep.Started, SignInStep.Consented)]
    [InlineData(SignInStep.Started, SignInStep.Established)]
    [InlineData(SignInStep.CalledBack, SignInStep.Established)]
    public void Refuses_the_step_after_the_next(SignInStep taken, SignInStep next) =>
        Assert.Equal(RefusalReason.StepOutOfOrder, Judge(taken, next));

    [Theory]
    [InlineData(SignInStep.CalledBack, SignInStep.CalledBack)]
    [InlineData(SignInStep.Consented, SignInStep.CalledBack)]
    [InlineData(SignInStep.Established, SignInStep.Established)]
    public void Refuses_a_step_that_was_taken(SignInStep taken, SignInStep next) =>
        Assert.Equal(RefusalReason.StepRepeated, Judge(taken, next));

    [Fact]
    public void Allows_a_step_until_just_before_the_limit() =>
        Assert.Null(Judge(SignInStep.Started, SignInStep.CalledBack, SignInLimits.Attempt - TimeSpan.FromTicks(1)));

    [Fact]
    public void Refuses_a_step_from_the_limit_on() =>
        Assert.Equal(RefusalReason.StepLate, Judge(SignInStep.Started, SignInStep.CalledBack, SignInLimits.Attempt));

    private RefusalReason? Judge(SignInStep taken, SignInStep next, TimeSpan after = default)
    {
        var request = new AuthorizationRequest("state", "nonce", "verifier", "http://127.0.0.1/auth/callback");
        var attempt = new SignInAttempt("handle", request, _time.GetUtcNow(), taken);
        _time.Advance(after);
        return new StepRules(_time).Judge(attempt, next);
    }
}
