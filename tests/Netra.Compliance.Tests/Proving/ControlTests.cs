using Netra.Compliance.Journaling;
using Netra.Compliance.Proving;

namespace Netra.Compliance.Tests.Proving;

public sealed class ControlTests
{
    [Fact]
    public async Task A_no_op_that_leaves_the_point_green_holds()
    {
        var control = await NoOpAsync(TillLog.Begin(), Checkout.Asserts);

        Assert.True(control.Held);
        Assert.Equal(ControlKind.Noop, control.Kind);
        Assert.Equal(typeof(Checkout).FullName, control.Class);
    }

    [Fact]
    public async Task A_no_op_that_turns_the_point_red_does_not_hold()
    {
        var log = TillLog.Begin(entry => Expect(entry != "injected"));
        var control = await NoOpAsync(log, Checkout.Asserts);

        Assert.False(control.Held);
        Assert.Contains("blind", control.Message);
    }

    [Fact]
    public async Task A_no_op_is_tried_on_a_point_that_is_green_without_it() =>
        Assert.True((await NoOpAsync(TillLog.Begin(), Checkout.Point(_ => Expect(false)), Checkout.Asserts)).Held);

    [Fact]
    public async Task A_no_op_needs_a_point_that_is_green_without_it()
    {
        var failure = await Assert.ThrowsAsync<ProofFailedException>(
            () => NoOpAsync(TillLog.Begin(), Checkout.Point(_ => Expect(false))));

        Assert.Contains("No point of Checkout passes", failure.Message);
    }

    [Fact]
    public async Task A_canary_holds_when_only_the_assertion_catches_it() =>
        Assert.True((await CanaryAsync(new PlainDialect(typeof(CanaryFixture)))).Held);

    [Fact]
    public async Task A_canary_does_not_hold_when_assertions_are_not_seen()
    {
        var control = await CanaryAsync(new PlainDialect(typeof(CanaryFixture)) { Assertions = _ => false });

        Assert.False(control.Held);
        Assert.Contains("blind", control.Message);
    }

    [Fact]
    public async Task A_canary_does_not_hold_when_every_point_turns_red() =>
        Assert.False((await new CanaryCheck(Protocol(new PlainDialect(typeof(CanaryFixture)))).RunAsync(CanaryUser.Sharp, CanaryUser.Sharp)).Held);

    private static Task<ControlRecord> CanaryAsync(ITestDialect dialect) => new CanaryCheck(Protocol(dialect)).RunAsync(CanaryUser.Sharp, CanaryUser.Blunt);

    private static async Task<ControlRecord> NoOpAsync(TillLog log, params CoveragePoint[] points)
    {
        Assert.Same(log, TillLog.Current);
        return (await new NoOpCheck(Protocol(new PlainDialect(typeof(Till)))).RunAsync(points)).Control;
    }

    private static ProofProtocol Protocol(ITestDialect dialect) => new(dialect, ProofLimit.Default, TimeProvider.System);

    private static bool Expect(bool condition) => condition ? true : throw new Assertion("not met");
}
