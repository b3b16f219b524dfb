using Microsoft.Extensions.Time.Testing;
using Netra.Compliance.Journaling;
using Netra.Compliance.Proving;

namespace Netra.Compliance.Tests.Proving;

public sealed class ProofProtocolTests
{
    private static readonly PlainDialect Dialect = new(typeof(Till));

    private static readonly FaultMark SwitchedOff = new("Shop.SwitchedOff", () => new SwitchedOff());

    private static readonly FaultMark Unmakeable =
        new("Shop.Unmakeable", () => throw new NotSupportedException("no such fault"));

    [Fact]
    public async Task Catches_a_fault_that_an_assertion_sees()
    {
        var result = await ProveAsync(Checkout.Asserts, TillLog.Begin());

        Assert.Equal(ProofVerdict.Caught, result.Verdict);
        Assert.Contains("expected 5", result.Message);
    }

    [Fact]
    public async Task Lets_a_fault_survive_that_no_assertion_sees() =>
        Assert.Equal(ProofVerdict.Survived, (await ProveAsync(Checkout.AssertsNothing, TillLog.Begin())).Verdict);

    [Fact]
    public async Task Calls_a_fault_vacuous_that_the_point_never_reaches()
    {
        var result = await ProveAsync(Checkout.NeverAsks, TillLog.Begin());

        Assert.Equal(ProofVerdict.Vacuous, result.Verdict);
        Assert.Contains("never reached", result.Message);
    }

    [Fact]
    public async Task Asks_whether_a_fault_was_reached_only_of_a_point_that_stays_green()
    {
        var runs = 0;
        var point = Checkout.Point(_ => Fail(when: ++runs == 2));

        Assert.Equal(ProofVerdict.Caught, (await ProveAsync(point, TillLog.Begin())).Verdict);
    }

    [Fact]
    public async Task Lets_a_fault_survive_that_cannot_tell_if_it_was_reached()
    {
        TillLog.Begin();

        Assert.Equal(ProofVerdict.Survived, (await OneAsync(Dialect, Checkout.Asserts, SwitchedOff)).Verdict);
    }

    [Fact]
    public async Task Calls_a_fault_vacuous_that_no_fixture_takes()
    {
        TillLog.Begin();
        var point = new CoveragePoint(typeof(object), "Adds", (_, _) => Task.CompletedTask, () => [[]]);
        var result = await OneAsync(new PlainDialect(), point, Checkout.Fault);

        Assert.Equal(ProofVerdict.Vacuous, result.Verdict);
        Assert.Contains(nameof(IFaultTarget), result.Message);
    }

    [Fact]
    public async Task Makes_the_fixtures_anew_for_each_of_the_three_runs_and_injects_before_the_start()
    {
        var log = TillLog.Begin();
        await ProveAsync(Checkout.Asserts, log);

        Assert.Equal(
            ["made", "injected", "started", "ended", "made", "injected", "started", "ended", "made", "started",
                "ended"],
            log.Entries);
    }

    [Fact]
    public async Task Runs_the_point_once_for_each_fault_and_twice_more()
    {
        var log = TillLog.Begin();
        await Protocol(Dialect).ProveAsync(Checkout.Asserts, [Checkout.Fault, Unmakeable, SwitchedOff]);

        Assert.Equal(1 + 2 + 1, log.Entries.Count(entry => entry == "started"));
    }

    [Fact]
    public async Task Judges_each_fault_of_a_point_by_itself()
    {
        TillLog.Begin();
        var batch = await Protocol(Dialect).ProveAsync(Checkout.Asserts, [SwitchedOff, Checkout.Fault, Unmakeable]);

        Assert.Equal(
            [ProofVerdict.Survived, ProofVerdict.Caught, ProofVerdict.Inconclusive],
            new[] { SwitchedOff, Checkout.Fault, Unmakeable }.Select(fault => batch.Results[fault.Name].Verdict));
    }

    [Fact]
    public async Task Tries_no_fault_on_a_point_that_fails_by_itself()
    {
        var log = TillLog.Begin();
        await ProveAsync(Checkout.Point(checkout => checkout.Expect(6, 2, 3)), log);

        Assert.Equal(["made", "injected", "started", "ended", "made", "started", "ended"], log.Entries);
    }

    [Fact]
    public async Task Names_the_line_of_the_test_that_failed_under_the_fault()
    {
        var source = (await ProveAsync(Checkout.Asserts, TillLog.Begin())).Source;

        Assert.Equal("Proving/Checkout.cs", source!.File);
        Assert.InRange(source.Line, 1, 100);
    }

    [Fact]
    public async Task Gives_each_run_of_a_point_the_whole_time_limit()
    {
        TillLog.Begin();
        var time = new FakeTimeProvider();
        var point = Checkout.Point(checkout =>
        {
            time.Advance(TimeSpan.FromSeconds(40));
            checkout.Expect(5, 2, 3);
        });
        var batch = await new ProofProtocol(Dialect, ProofLimit.Default, time).ProveAsync(point, [Checkout.Fault]);

        Assert.Equal(ProofVerdict.Caught, batch.Results[Checkout.Fault.Name].Verdict);
    }

    [Fact]
    public async Task Says_nothing_of_a_point_that_fails_by_itself()
    {
        var result = await ProveAsync(Checkout.Point(checkout => checkout.Expect(6, 2, 3)), TillLog.Begin());

        Assert.Equal(ProofVerdict.Inconclusive, result.Verdict);
        Assert.Contains("fails without the fault", result.Message);
    }

    [Fact]
    public async Task Says_nothing_of_a_point_that_stays_red_when_the_fault_is_gone()
    {
        var runs = 0;
        var result =
            await ProveAsync(Checkout.Point(checkout => checkout.Expect(++runs == 3 ? 6 : 5, 2, 3)), TillLog.Begin());

        Assert.Equal(ProofVerdict.Inconclusive, result.Verdict);
        Assert.Contains("does not pass again", result.Message);
    }

    [Fact]
    public async Task Takes_a_crash_of_the_point_for_no_proof()
    {
        var result = await ProveAsync(Checkout.Point(checkout => _ = 1 / (checkout.Sum(2, 3) - 4)), TillLog.Begin());

        Assert.Equal(ProofVerdict.Inconclusive, result.Verdict);
        Assert.Contains(nameof(DivideByZeroException), result.Message);
    }

    [Theory]
    [InlineData("started", "the set-up threw")]
    [InlineData("ended", "the clean-up threw")]
    public async Task Takes_an_error_around_the_point_for_no_proof(string stage, string reason)
    {
        var result = await ProveAsync(Checkout.AssertsNothing, TillLog.Begin(entry => ThrowWhen(entry == stage)));

        Assert.Equal(ProofVerdict.Inconclusive, result.Verdict);
        Assert.Contains(reason, result.Message);
    }

    [Fact]
    public async Task Takes_an_assertion_in_the_set_up_under_the_fault_for_no_proof()
    {
        var injections = 0;
        var log = TillLog.Begin(entry => Fail(when: entry == "injected" && ++injections == 2));
        var result = await ProveAsync(Checkout.Asserts, log);

        Assert.Equal(ProofVerdict.Inconclusive, result.Verdict);
        Assert.Contains("did not fail by an assertion", result.Message);
    }

    [Fact]
    public async Task Keeps_a_catch_although_the_clean_up_fails_after_it()
    {
        var ends = 0;
        var log = TillLog.Begin(entry => ThrowWhen(entry == "ended" && ++ends == 2));

        Assert.Equal(ProofVerdict.Caught, (await ProveAsync(Checkout.Asserts, log)).Verdict);
    }

    [Fact]
    public async Task Stops_at_the_time_limit()
    {
        TillLog.Begin();
        var (time, runs) = (new FakeTimeProvider(), 0);
        var point = Checkout.Async(_ => ++runs == 2 ? Task.Delay(Timeout.Infinite) : Task.CompletedTask);
        var batch = await Clock.AdvanceUntilAsync(
            time, new ProofProtocol(Dialect, ProofLimit.Default, time).ProveAsync(point, [Checkout.Fault]));
        var result = batch.Results[Checkout.Fault.Name];

        Assert.Equal(ProofVerdict.Inconclusive, result.Verdict);
        Assert.Contains("60 s", result.Message);
    }

    [Fact]
    public async Task Runs_a_point_with_all_its_rows()
    {
        var log = TillLog.Begin();
        await ProveAsync(Checkout.Rows([5, 2, 3], [7, 3, 4]), log);

        Assert.Equal(2 + 1 + 2, log.Entries.Count(entry => entry == "row"));
    }

    [Fact]
    public async Task Says_nothing_of_a_theory_without_rows() =>
        Assert.Equal(ProofVerdict.Inconclusive, (await ProveAsync(Checkout.Rows(), TillLog.Begin())).Verdict);

    [Fact]
    public async Task Says_nothing_of_a_fault_that_cannot_be_made()
    {
        TillLog.Begin();
        var result = await OneAsync(Dialect, Checkout.Asserts, Unmakeable);

        Assert.Equal(ProofVerdict.Inconclusive, result.Verdict);
        Assert.Contains("no such fault", result.Message);
    }

    private static ProofProtocol Protocol(ITestDialect dialect) =>
        new(dialect, ProofLimit.Default, TimeProvider.System);

    private static async Task<ProofResult> OneAsync(ITestDialect dialect, CoveragePoint point, FaultMark fault) =>
        (await Protocol(dialect).ProveAsync(point, [fault])).Results[fault.Name];

    private static Task<ProofResult> ProveAsync(CoveragePoint point, TillLog log) =>
        log == TillLog.Current
            ? OneAsync(Dialect, point, Checkout.Fault)
            : throw new InvalidOperationException("The log is not this test's.");

    private static void Fail(bool when) => ThrowIf(when, new Assertion("failed"));

    private static void ThrowWhen(bool condition) => ThrowIf(condition, new IOException("broken pipe"));

    private static void ThrowIf(bool condition, Exception exception)
    {
        if (condition)
        {
            throw exception;
        }
    }
}
