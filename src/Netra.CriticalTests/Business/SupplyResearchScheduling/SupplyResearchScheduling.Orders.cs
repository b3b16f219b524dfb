using System.Globalization;
using Netra.Apex.Business.Scheduling;
using Netra.Compliance;

namespace Netra.CriticalTests.Business;

/// <summary>Orders and runs as their customer sees them.</summary>
public sealed partial class SupplyResearchScheduling
{
    private static readonly (string Answer, string[] Found)[] Prices =
    [
        (OfferOf("0", 1), ["0 "]),
        (OfferOf("2", 1), ["2 "]),
        ("[", []),
        (OfferOf("3", 1), ["3 0.5"]),
        (OfferOf("1", 0), [" "]),
        (OfferOf("1", 1), ["1 "]),
    ];

    [Fact]
    [Covers("Scheduling: the next five due times are shown, the first of them after the second of the order")]
    [ProvenBy(typeof(SkipsTheFirstTime))]
    public async Task Shows_the_next_five_due_times()
    {
        await using var ann = await apex.NewCustomerAsync();
        var minute = apex.NextMinute;
        await apex.MoveToAsync(minute);

        var next = await ann.NextAsync(await ann.OrderAsync(apex.Market.Add(), ResearchCustomer.EveryMinute));

        Assert.Equal(Enumerable.Range(1, 5).Select(passed => minute + (passed * Minute)), next);
    }

    [Fact]
    [Covers("Scheduling: an order is shown to its customer alone, who alone deletes it, and its runs with it")]
    [ProvenBy(typeof(ConfirmsEveryDeletion))]
    public async Task An_order_is_its_customers_alone()
    {
        await using var ann = await apex.NewCustomerAsync();
        await using var bob = await apex.NewCustomerAsync();
        var order = await ann.OrderAsync(apex.Market.Add(), apex.Time.GetUtcNow());
        await ann.FinishedAsync(order);

        var bobs = $"{await bob.DeleteAsync(order)}, {await bob.ShowAsync(order)}";
        var anns = $"{await ann.RunsOfAsync(order)}, {await ann.DeleteAsync(order)}, {await ann.RunsOfAsync(order)}";

        Assert.Equal(("NotFound, NotFound", "1 runs, NoContent, 0 runs"), (bobs, anns));
    }

    [Fact]
    [Covers("Scheduling: orders are listed in the order in which they came")]
    [ProvenBy(typeof(ShowsOrdersUnderNewIds))]
    public async Task Lists_orders_as_they_came()
    {
        await using var ann = await apex.NewCustomerAsync();
        var orders = new List<Guid>();
        for (var order = 0; order < 3; order++)
        {
            orders.Add(await ann.OrderAsync(apex.Market.Add(), ResearchCustomer.EveryMinute));
            apex.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(orders, await ann.ListAsync());
    }

    [Fact]
    [Covers("Execution: a run under way is shown without an end")]
    [ProvenBy(typeof(ShowsEveryRunAsOver))]
    public async Task Shows_a_run_under_way()
    {
        await using var ann = await apex.NewCustomerAsync();
        var gpu = apex.Market.Add(holding: new TaskCompletionSource());
        var order = await OrderHeldAsync(ann, gpu);

        var underWay = await ann.RanAsync(order);
        gpu.Holding!.SetResult();
        await ann.FinishedAsync(order);

        Assert.Equal([(RunState.Running, null)], underWay.Select(run => (run.State, run.Finished)));
    }

    [Fact]
    [Covers("Execution: of the runs of an order, the last hundred are kept")]
    [ProvenBy(typeof(KeepsOldRuns))]
    public async Task Keeps_the_last_hundred_runs()
    {
        await using var ann = await apex.NewCustomerAsync();
        var due = apex.NextMinute;
        var order = await ann.OrderAsync(apex.Market.Add(), due);
        await apex.RememberRunsAsync(order, Enumerable.Range(1, 100));

        await apex.MoveToAsync(due);
        await apex.SettledAsync();

        Assert.Equal((100, 2), await apex.RunsAndFirstAsync(order));
    }

    [Fact]
    [Covers("Cluster: what another node has begun is looked at again after ten seconds, and run if that node has died")]
    [ProvenBy(typeof(ClaimsByTheClock))]
    public async Task Looks_again_at_what_another_node_has_begun()
    {
        await using var ann = await apex.NewCustomerAsync();
        var due = apex.NextMinute;
        var order = await ann.OrderAsync(apex.Market.Add(), due);

        await apex.WhileHeldAsync(new DueRun(order, due), () => apex.MoveToAsync(due), ann);
        await apex.MoveToAsync(due + ResearchJob.LookAgain);
        await apex.SettledAsync();

        Assert.Equal([new Ran(due, due + TimeSpan.FromSeconds(10), RunState.Done)], await ann.RanAsync(order));
    }

    [Fact]
    [Covers("Execution: what is sold out has no price; a change is one against the last run that has found a price")]
    [ProvenBy(typeof(CountsSoldOutOffers))]
    public async Task Tells_a_change_only_where_there_is_one()
    {
        await using var ann = await apex.NewCustomerAsync();
        var gpu = apex.Market.Add();
        var order = await ann.OrderAsync(gpu, ResearchCustomer.EveryMinute);

        foreach (var (answer, _) in Prices)
        {
            gpu.Answer = answer;
            await RunAsync(ann, order, gpu);
        }

        Assert.Equal(Prices.SelectMany(price => price.Found), (await ann.FindingsAsync(order)).Select(TextOf));
    }

    private static string TextOf(Finding found) =>
        string.Create(CultureInfo.InvariantCulture, $"{found.Lowest} {found.Change}");
}
