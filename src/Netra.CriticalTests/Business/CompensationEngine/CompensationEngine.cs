using System.Globalization;
using Netra.Compliance;

namespace Netra.CriticalTests.Business;

/// <summary>Orders that three partners work off, and what becomes of them when a partner fails.</summary>
[CriticalTest(13, "Compensation engine")]
[BusinessValue(
    19_000,
    "An order that is half in effect costs its customer capacity that nothing runs on, and us a refund and a renewal",
    Category = BusinessCategory.SystemReliability,
    Stage = CustomerStage.Retention)]
public sealed partial class CompensationEngine(OrdersFixture apex) : IClassFixture<OrdersFixture>
{
    [Fact]
    [Covers("Strategies: a partner that does not answer in time is asked again, after waits that double")]
    [ProvenBy(typeof(GivesUpLateCalls))]
    [ProvenBy(typeof(WaitsAlike))]
    public async Task A_late_partner_is_asked_again_after_waits_that_double()
    {
        apex.Partner.Script("Ash", "POST move", Reply.Hang, Reply.Hang, Reply.Hang, Reply.Done);

        await apex.CompleteAsync("Ash");

        Assert.Equal([0, 10 + 1, 20 + 3, 30 + 7], apex.Partner.SecondsOf("Ash", "POST move"));
    }

    [Fact]
    [Covers("Strategies: a price whose connection is lost comes from the partner's replica")]
    [ProvenBy(typeof(ForgetsTheReplica))]
    public async Task A_lost_price_comes_from_the_replica()
    {
        apex.Partner.Script("Beech", "GET capacity", Reply.Cut);

        Assert.Equal("80 Replica", await apex.QuoteAsync("Beech"));
    }

    [Fact]
    [Covers("Strategies: a step whose connection is lost is never taken to the replica")]
    [ProvenBy(typeof(SendsLostStepsToTheReplica))]
    public async Task A_lost_step_does_not_go_to_the_replica()
    {
        apex.Partner.Script("Cedar", "POST capacity", Reply.Cut, Reply.Cut, Reply.Done);

        await apex.CompleteAsync("Cedar");

        Assert.Empty(apex.Partner.SecondsOf("Cedar", "POST replica"));
    }

    [Fact]
    [Covers("Strategies: a partner that limits its callers is asked again when it says, in seconds or by a date")]
    [ProvenBy(typeof(IgnoresRetryAfter))]
    [ProvenBy(typeof(UnderstandsNoDates))]
    public async Task A_limiting_partner_is_asked_again_when_it_says()
    {
        apex.Partner.Script("Elm", "POST move", Reply.Limit(_ => "7"), Reply.Done);
        apex.Partner.Script("Elm", "POST billing", Reply.Limit(DateIn(seconds: 9)), Reply.Done);

        await apex.CompleteAsync("Elm");

        Assert.Equal([0, 0, 7, 7, 7 + 9], apex.Partner.SecondsOf("Elm", "POST"));
    }

    [Fact]
    [Covers("Strategies: after any other failure, the price is that of the list")]
    [ProvenBy(typeof(ForgetsTheListPrice))]
    public async Task A_price_that_nobody_says_is_that_of_the_list()
    {
        apex.Partner.Script("Fir", "GET capacity", Reply.Refuse(500));

        Assert.Equal("100 ListPrice", await apex.QuoteAsync("Fir"));
    }

    [Fact]
    [Covers("Strategies: after any other failure, the fallback takes the step, and the partner that failed does not")]
    [ProvenBy(typeof(ForgetsTheFallback))]
    [ProvenBy(typeof(LeavesWhatFailed))]
    public async Task A_failed_step_is_taken_by_the_fallback_alone()
    {
        apex.Partner.Script("Hazel", "POST capacity", Reply.Done with { Status = 500 });

        await apex.CompleteAsync("Hazel");

        Assert.Equal("other move billing", apex.Partner.EffectsFor("Hazel"));
    }

    [Fact]
    [Covers("Sagas: when a step fails, the steps before it are undone in reverse")]
    [ProvenBy(typeof(UndoesInOrder))]
    public async Task Steps_are_undone_in_reverse()
    {
        apex.Partner.Script("Larch", "POST billing", Reply.Refuse(409));

        await apex.CompleteAsync("Larch");

        Assert.Equal("billing move capacity", apex.Partner.UndoneFor("Larch"));
    }

    [Fact]
    [Covers("Sagas: a failed step that may have taken effect is undone, too")]
    [ProvenBy(typeof(LeavesUnclearSteps))]
    public async Task A_step_whose_outcome_is_unknown_is_undone_too()
    {
        apex.Partner.Script("Maple", "POST billing", Reply.WorkAndHang);

        await apex.CompleteAsync("Maple");

        Assert.Equal("", apex.Partner.EffectsFor("Maple"));
    }

    [Fact]
    [Covers("Sagas: an undo that fails is tried again, and then left to a person; the steps before it are undone")]
    [ProvenBy(typeof(UndoesOnlyOnce))]
    [ProvenBy(typeof(TakesFailedUndoForDone))]
    public async Task An_undo_that_fails_is_retried_and_then_parked()
    {
        apex.Partner.Script("Oak", "POST billing", Reply.Refuse(409));
        apex.Partner.Script("Oak", "DELETE move", Reply.Refuse(500));
        apex.Partner.Script("Oak", "DELETE capacity", Reply.Refuse(500), Reply.Cut, Reply.Hang, Reply.Done);

        Assert.Equal(
            ("Parked: capacity Undone, move Parked, billing Undone", "0 1 3 7"),
            (await apex.CompleteAsync("Oak"), apex.Partner.TimesOf("Oak", "DELETE move")));
    }

    [Fact]
    [Covers("Idempotence: a step is taken again after an unknown outcome, and takes effect once")]
    [ProvenBy(typeof(MakesAKeyAnAttempt))]
    [ProvenBy(typeof(GivesUpLostCalls))]
    public async Task A_step_retried_after_an_unknown_outcome_takes_effect_once()
    {
        apex.Partner.Script("Pine", "POST move", Reply.WorkAndHang, Reply.WorkAndCut, Reply.Done);

        await apex.CompleteAsync("Pine");

        Assert.Equal("capacity move billing", apex.Partner.EffectsFor("Pine"));
    }

    [Fact]
    [Covers("Idempotence: an order that is sent again, at once or later, is the same order and takes effect once")]
    [ProvenBy(typeof(ReplacesKeysOfCustomers))]
    [ProvenBy(typeof(KeepsCrossingOrders))]
    public async Task An_order_that_is_sent_again_is_the_same_order()
    {
        Guid[] sent = await Task.WhenAll(apex.OrderAsync("Rowan"), apex.OrderAsync("Rowan"), apex.OrderAsync("Rowan"));
        foreach (var order in sent.Append(await apex.OrderAsync("Rowan")))
        {
            await apex.CompleteAsync(order);
        }

        Assert.Equal("capacity move billing", apex.Partner.EffectsFor("Rowan"));
    }

    [Fact]
    [Covers("Idempotence: each step of an order whose node ends in the middle takes effect once")]
    [ProvenBy(typeof(SkipsStepsInFlight))]
    [ProvenBy(typeof(MakesKeysOfANode))]
    public async Task An_interrupted_order_is_finished_and_takes_effect_once()
    {
        apex.Partner.Script("Spruce", "POST move", Reply.Hang, Reply.Done);
        apex.Partner.Script("Yew", "POST move", Reply.WorkAndHang, Reply.Done);
        foreach (var order in await apex.OrderAtDyingNodeAsync("Spruce", "Yew"))
        {
            await apex.CompleteAsync(order);
        }

        const string Once = "capacity move billing";
        Assert.Equal((Once, Once), (apex.Partner.EffectsFor("Spruce"), apex.Partner.EffectsFor("Yew")));
    }

    [Fact]
    [Covers("Limits: a partner is asked as often as is allowed, and no more")]
    [ProvenBy(typeof(AllowsOneAttemptMore))]
    public async Task A_partner_is_asked_no_more_often_than_allowed()
    {
        apex.Partner.Script("Alder", "POST move", Reply.Limit(_ => "0"));

        await apex.CompleteAsync("Alder");

        Assert.Equal(4, apex.Partner.SecondsOf("Alder", "POST move").Length);
    }

    [Fact]
    [Covers("Limits: all attempts at a step together take no longer than two minutes, whatever the partner wants")]
    [ProvenBy(typeof(ForgetsTheTotalTime))]
    [ProvenBy(typeof(HalvesTheTotalTime))]
    public async Task No_attempt_is_made_after_the_total_time()
    {
        apex.Partner.Script("Birch", "POST move", Reply.Limit(_ => "50"));

        await apex.CompleteAsync("Birch");

        Assert.Equal([0, 50, 100], apex.Partner.SecondsOf("Birch", "POST move"));
    }

    private static Func<DateTimeOffset, string> DateIn(int seconds) =>
        now => now.AddSeconds(seconds).ToString("R", CultureInfo.InvariantCulture);
}
