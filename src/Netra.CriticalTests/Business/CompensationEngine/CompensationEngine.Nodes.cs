using Netra.Apex.Business.Compensation;
using Netra.Compliance;

namespace Netra.CriticalTests.Business;

/// <summary>Who works on an order, and what is left when somebody cannot go on.</summary>
public sealed partial class CompensationEngine
{
    [Fact]
    [Covers("Sagas: orders are worked on at once, so that a slow partner of one keeps no other waiting")]
    [ProvenBy(typeof(AsksOneAtATime))]
    public async Task Orders_are_worked_on_at_once()
    {
        var gate = new TaskCompletionSource();
        var slow = Enumerable.Range(1, 20).Select(vine => $"Vine {vine}").ToList();
        slow.ForEach(vine => apex.Partner.Script(vine, "POST capacity", Reply.Done with { Until = gate.Task }));

        var areAsked = await apex.AreAskedAtOnceAsync(slow, gate);

        Assert.True(areAsked);
    }

    [Fact]
    [Covers("Idempotence: an order that breaks off as the store fails is found again, and its steps take effect once")]
    [ProvenBy(typeof(MakesAKeyAnAttempt))]
    public async Task An_order_that_breaks_off_is_found_again()
    {
        await apex.CompleteThroughOutageAsync("Hornbeam");

        Assert.Equal("capacity move billing", apex.Partner.EffectsFor("Hornbeam"));
    }

    [Fact]
    [Covers("Idempotence: an order is its node's for five minutes after its last word, and then any other node's")]
    [ProvenBy(typeof(HalvesTheTotalTime))]
    public async Task An_order_is_its_nodes_for_five_minutes()
    {
        apex.Partner.Script("Walnut", "POST move", Reply.Hang, Reply.Done);
        var held = await apex.HoldOfAsync("Walnut");

        Assert.Equal((TimeSpan.FromMinutes(5), "Done: "), (held, await apex.TakeOverAsync("Yucca")));
    }

    [Fact]
    [Covers("Idempotence: a node that has lost an order to another one changes nothing of it")]
    [ProvenBy(typeof(TakesLaterHoldsForItsOwn))]
    public async Task A_node_that_has_lost_an_order_changes_nothing_of_it()
    {
        var (orders, lost, step) = await apex.LoseOrderAsync("Sorrel");

        await orders.MarkAsync(lost, step, StepState.Done);
        await orders.FallBackAsync(lost, step, "It answered 500.");
        await orders.EndAsync(lost, OrderState.Undoing);
        await orders.ReleaseAsync(lost.Id, lost.HeldUntil);

        Assert.Equal("Running, later held, Begun, not by the fallback", await apex.StateOfAsync(lost));
    }
}
