using Netra.Compliance.Journaling;
using Netra.Compliance.Proving;

namespace Netra.Compliance.Tests.Proving;

public sealed class ControlTests
{
    [Fact]
    public async Task A_no_op_that_leaves_the_point_green_holds()
    {
        var control = (await ProveAsync(TillLog.Begin(), Checkout.Asserts)).NoOp!;

        Assert.True(control.Held);
        Assert.Equal(
            (ControlKind.Noop, typeof(Checkout).FullName, "Adds"), (control.Kind, control.Class, control.Point));
    }

    [Fact]
    public async Task A_no_op_that_turns_the_point_red_does_not_hold()
    {
        var batch = await ProveAsync(TillLog.Begin(entry => Expect(entry != "injected")), Checkout.Asserts);

        Assert.False(batch.NoOp!.Held);
        Assert.Contains("blind", batch.NoOp.Message);
        Assert.Equal(ProofVerdict.Inconclusive, batch.Results.Values.Single().Verdict);
    }

    [Fact]
    public async Task There_is_no_no_op_of_a_point_that_is_red_without_it() =>
        Assert.Null((await ProveAsync(TillLog.Begin(), Checkout.Point(_ => Expect(false)))).NoOp);

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
        Assert.False(
            (await new CanaryCheck(Protocol(new PlainDialect(typeof(CanaryFixture)))).RunAsync(
                CanaryUser.Sharp, CanaryUser.Sharp)).Held);

    private static Task<ControlRecord> CanaryAsync(ITestDialect dialect) =>
        new CanaryCheck(Protocol(dialect)).RunAsync(CanaryUser.Sharp, CanaryUser.Blunt);

    private static Task<ProofBatch> ProveAsync(TillLog log, CoveragePoint point)
    {
        Assert.Same(log, TillLog.Current);
        return Protocol(new PlainDialect(typeof(Till))).ProveAsync(point, [Checkout.Fault]);
    }

    private static ProofProtocol Protocol(ITestDialect dialect) =>
        new(dialect, ProofLimit.Default, TimeProvider.System);

    private static bool Expect(bool condition) => condition ? true : throw new Assertion("not met");
}
