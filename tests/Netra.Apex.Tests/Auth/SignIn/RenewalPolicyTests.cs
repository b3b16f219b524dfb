using Microsoft.Extensions.Time.Testing;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.SignIn;
using Netra.Apex.Auth.SignIn.Renewal;

namespace Netra.Apex.Tests.Auth.SignIn;

public sealed class RenewalPolicyTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Is_due_when_just_the_margin_is_left() => Assert.True(IsDue(SignInLimits.RenewalMargin));

    [Fact]
    public void Is_not_due_while_more_than_the_margin_is_left() =>
        Assert.False(IsDue(SignInLimits.RenewalMargin + TimeSpan.FromTicks(1)));

    private bool IsDue(TimeSpan left) =>
        new RenewalPolicy(_time).IsDue(new ProviderTokens("access", _time.GetUtcNow() + left, "refresh"));
}
