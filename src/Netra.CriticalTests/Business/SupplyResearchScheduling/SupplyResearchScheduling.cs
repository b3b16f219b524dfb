using Netra.Apex.Business.Scheduling;
using Netra.Compliance;
using Netra.CriticalTests.Data;

namespace Netra.CriticalTests.Business;

/// <summary>Customers order research into the supply of GPUs, and rely on it to be done when it is due.</summary>
[CriticalTest(14, "Supply research scheduling")]
[BusinessValue(
    26_000,
    "Customers buy GPUs by what our research has found overnight; one that did not run costs them the offer",
    Category = BusinessCategory.FeatureUtilization,
    Stage = CustomerStage.Paid)]
public sealed partial class SupplyResearchScheduling(SchedulingFixture apex)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly string[] HalfPastTwoInBerlin =
        ["03-24 01:30", "03-25 01:00", "03-26 00:30", "10-27 00:30", "10-28 00:30", "10-29 01:30"];

    [Fact]
    [Covers("Scheduling: an order runs at each of its times, and a single one once, at its time")]
    [ProvenBy(typeof(SkipsTheFirstTime))]
    [ProvenBy(typeof(RunsSingleOrdersAtOnce))]
    public async Task Runs_an_order_at_each_of_its_times()
    {
        await using var ann = await apex.NewCustomerAsync();
        var (first, next) = (apex.NextMinute, apex.NextMinute + Minute);
        var series = await ann.OrderAsync(apex.Market.Add(), ResearchCustomer.EveryMinute, priority: 10);
        Guid[] single = [await ann.OrderAsync(apex.Market.Add(), first), await ann.OrderAsync(apex.Market.Add(), next)];

        await PassAsync(ann, single[0], first);
        await PassAsync(ann, single[1], next);

        Ran[] ran = [.. await ann.RanAsync(series), .. await ann.RanAsync(single[0]), .. await ann.RanAsync(single[1])];
        Assert.Equal([Ran.InTime(first), Ran.InTime(next), Ran.InTime(first), Ran.InTime(next)], ran);
    }

    /// <remarks>Nothing is due within the scheduler's idle wait yet: what it has picked ahead of time it keeps, even
    /// when a higher priority comes after it.</remarks>
    [Fact]
    [Covers("Scheduling: of what is due at the same time, the highest priority is worked on first")]
    [ProvenBy(typeof(TakesOneForTheHighest))]
    public async Task Works_on_the_highest_priority_first()
    {
        await using var ann = await apex.NewCustomerAsync();
        var due = apex.NextMinute + Minute;
        var (middle, high, low) = (apex.Market.Add(), apex.Market.Add(), apex.Market.Add());
        await ann.OrderAsync(middle, due, priority: 5);
        await ann.OrderAsync(high, due, priority: 10);

        await PassAsync(ann, await ann.OrderAsync(low, due, priority: 1), due);

        string[] expected = [high.Name, middle.Name, low.Name];
        Assert.Equal(expected, apex.Market.Questions.Where(name => expected.Contains(name)));
    }

    /// <remarks>On 25 March 2040 there is no 02:30 in Berlin, and on 28 October there are two.</remarks>
    [Fact]
    [Covers("Scheduling: the next due times are right across both changes of daylight saving")]
    [ProvenBy(typeof(KeepsStandardTime))]
    [ProvenBy(typeof(IgnoresTheTimeZone))]
    public async Task Shows_due_times_across_daylight_saving()
    {
        await using var ann = await apex.NewCustomerAsync();
        var spring = await ann.OrderAsync(apex.Market.Add(), "0 30 2 24-26 3 ? 2040", "Europe/Berlin");
        var autumn = await ann.OrderAsync(apex.Market.Add(), "0 30 2 27-29 10 ? 2040", "Europe/Berlin");

        DateTimeOffset[] next = [.. await ann.NextAsync(spring), .. await ann.NextAsync(autumn)];

        Assert.Equal(HalfPastTwoInBerlin, next.Select(due => $"{due.UtcDateTime:MM-dd HH:mm}"));
    }

    [Fact]
    [Covers("Execution: a price analysis stores the lowest price, the median, and its change against the run before")]
    [ProvenBy(typeof(CountsSoldOutOffers))]
    [ProvenBy(typeof(ForgetsTheRunBefore))]
    public async Task Stores_what_a_price_analysis_finds()
    {
        await using var ann = await apex.NewCustomerAsync();
        var gpu = apex.Market.Add();
        var order = await ann.OrderAsync(gpu, ResearchCustomer.EveryMinute);

        await RunAsync(ann, order, gpu, new("a", 4, 5), new("b", 2, 1), new("c", 1, 0), new("d", 9, 3));
        await RunAsync(ann, order, gpu, new("a", 4, 5), new("b", 3, 1), new("c", 9, 0));

        Finding first = new(gpu.Name, Offers: 4) { Lowest = 2, Median = 4 };
        var second = first with { Offers = 3, Lowest = 3, Median = 3.5m, Change = -0.125m };
        Assert.Equal([first, second], await ann.FindingsAsync(order));
    }

    [Fact]
    [Covers("Execution: an availability forecast goes on from the forecast of the run before")]
    [ProvenBy(typeof(RemembersTheFirstRun))]
    public async Task Stores_what_an_availability_forecast_finds()
    {
        await using var ann = await apex.NewCustomerAsync();
        var gpu = apex.Market.Add();
        var order = await ann.OrderAsync(gpu, ResearchCustomer.EveryMinute, kind: "availability-forecast");

        await RunAsync(ann, order, gpu, new("a", 4, 4), new("b", 2, 6));
        await RunAsync(ann, order, gpu, new Offer("a", 4, 20));
        await RunAsync(ann, order, gpu);

        (decimal?, decimal?)[] expected = [(10, 10), (20, 13), (0, 9.1m)];
        Assert.Equal(expected, (await ann.FindingsAsync(order)).Select(found => (found.Available, found.Forecast)));
    }

    [Fact]
    [Covers("Execution: a run that fails is tried again, up to the third time")]
    [ProvenBy(typeof(TriesOnceLess))]
    public async Task Tries_a_failing_run_again()
    {
        await using var ann = await apex.NewCustomerAsync();
        var gpu = apex.Market.Add(failures: 2);
        var order = await ann.OrderAsync(gpu, apex.Time.GetUtcNow());

        await ann.FinishedAsync(order);

        var runs = (await ann.RunsAsync(order)).Select(run => (run.State, run.Attempts, gpu.Asked));
        Assert.Equal([(RunState.Done, 3, 3)], runs);
    }

    [Fact]
    [Covers("Execution: a run that fails three times is reported with the reason, and the order is due again")]
    [ProvenBy(typeof(TriesOnceMore))]
    [ProvenBy(typeof(TakesErrorsForEmptyLists))]
    public async Task Reports_a_run_that_keeps_failing()
    {
        await using var ann = await apex.NewCustomerAsync();
        var gpu = apex.Market.Add(failures: 3);
        var order = await ann.OrderAsync(gpu, ResearchCustomer.EveryMinute);

        await RunAsync(ann, order, gpu);
        await RunAsync(ann, order, gpu);

        (RunState, int, string?)[] expected =
            [(RunState.Failed, 3, "The supplier feed answered 500."), (RunState.Done, 1, null)];
        Assert.Equal(expected, (await ann.RunsAsync(order)).Select(run => (run.State, run.Attempts, run.Reason)));
    }

    [Fact]
    [Covers("Restart: what was due by cron while no node was up runs once when one returns, and then goes on")]
    [ProvenBy(typeof(SkipsMissedTimes))]
    [ProvenBy(typeof(MakesUpForEachMissedTime))]
    public async Task Makes_up_once_for_missed_times()
    {
        await using var ann = await apex.NewCustomerAsync();
        var (first, next) = (apex.NextMinute, apex.NextMinute + (4 * Minute));
        var series = await ann.OrderAsync(apex.Market.Add(), ResearchCustomer.EveryMinute, priority: 10);
        var last = await ann.OrderAsync(apex.Market.Add(), next);

        await DownUntilAsync(next - (Minute / 2));
        await PassAsync(ann, last, next);

        Assert.Equal([first, next], (await ann.RunsAsync(series)).Select(run => run.DueAt));
    }

    [Fact]
    [Covers("Restart: what was due once while no node was up runs when one returns")]
    [ProvenBy(typeof(DropsMissedSingleOrders))]
    public async Task Makes_up_for_a_missed_single_order()
    {
        await using var ann = await apex.NewCustomerAsync();
        var due = apex.NextMinute;
        var order = await ann.OrderAsync(apex.Market.Add(), due);

        await DownUntilAsync(due + (3 * Minute));

        Assert.Equal([new Ran(due, apex.Time.GetUtcNow(), RunState.Done)], await ann.RanAsync(order));
    }

    [Fact]
    [Covers("Restart: a run that the end of its node broke off runs again when one returns")]
    [ProvenBy(typeof(DropsInterruptedRuns))]
    public async Task Runs_again_what_the_end_of_its_node_broke_off()
    {
        await using var ann = await apex.NewCustomerAsync();
        var due = apex.Time.GetUtcNow();
        var order = await OrderHeldAsync(ann, apex.Market.Add(holding: new TaskCompletionSource()));

        await DownUntilAsync(due + Minute);

        Assert.Equal([new Ran(due, due + Minute, RunState.Done)], await ann.RanAsync(order));
    }

    [Fact]
    [Covers("Cluster: what the scheduler fires twice, at two nodes, runs once")]
    [ProvenBy(typeof(ClaimsByTheClock))]
    [ProvenBy(typeof(GrantsLocksHeldByOthers))]
    public async Task Runs_once_what_two_nodes_fire()
    {
        await using var ann = await apex.NewCustomerAsync();
        await using var another = await apex.AddNodeAsync();
        var gpu = apex.Market.Add(holding: new TaskCompletionSource());

        await FireTwiceAsync(ann, gpu);
        await apex.MoveToAsync(apex.Time.GetUtcNow() + ResearchJob.LookAgain);
        await apex.SettledAsync();

        Assert.Equal(1, gpu.Asked);
    }

    [Fact]
    [Covers("Cluster: a run whose node was killed is run by the one that takes its place")]
    [ProvenBy(typeof(TakesClaimsForResults))]
    public async Task Takes_over_from_a_killed_node()
    {
        await using var ann = await apex.NewCustomerAsync();
        var order = await KillAtWorkAsync(ann);

        apex.Time.Advance(2 * Minute);
        await apex.RestartAsync();
        await using var another = await apex.AddNodeAsync();
        await apex.SettledAsync();

        var states = (await ann.RunsAsync(order)).Select(run => run.State).Distinct();
        Assert.Equal([RunState.Done], states);
    }

    /// <summary>Sets what is offered, and lets the next due time of an order pass.</summary>
    private async Task RunAsync(ResearchCustomer ann, Guid order, Model gpu, params Offer[] offers)
    {
        var before = (await ann.RunsAsync(order)).Count;
        gpu.Offers = offers;
        await PassAsync(ann, order, apex.NextMinute, before + 1);
    }

    /// <summary>Moves the clock, and waits until as many runs of an order are over.</summary>
    private async Task PassAsync(ResearchCustomer ann, Guid order, DateTimeOffset time, int runs = 1)
    {
        await apex.MoveToAsync(time);
        await ann.FinishedAsync(order, runs);
    }

    /// <summary>Stops the platform, starts it again later, and waits until it has made up for what was due.</summary>
    private async Task DownUntilAsync(DateTimeOffset time)
    {
        await apex.StopAsync();
        apex.Time.Advance(time - apex.Time.GetUtcNow());
        await apex.RestartAsync();
        await apex.SettledAsync();
    }

    /// <summary>Kills a process while it works on an order.</summary>
    private async Task<Guid> KillAtWorkAsync(ResearchCustomer ann)
    {
        var gpu = apex.Market.Add(holding: new TaskCompletionSource());
        await apex.StartProcessAsync();
        var order = await ann.OrderAsync(gpu, SchedulingFixture.Soon);
        await gpu.AskedAsync();
        await apex.KillAsync();
        return order;
    }

    /// <summary>Places an order, whose run then waits for the feed.</summary>
    private async Task<Guid> OrderHeldAsync(ResearchCustomer ann, Model gpu)
    {
        var order = await ann.OrderAsync(gpu, apex.Time.GetUtcNow());
        await gpu.AskedAsync();
        return order;
    }

    /// <summary>Places an order and fires it again while the only worker of its node is at work: at another
    /// node.</summary>
    private async Task FireTwiceAsync(ResearchCustomer ann, Model gpu)
    {
        await ann.DoubleAsync(await OrderHeldAsync(ann, gpu), apex.Time.GetUtcNow());
        await apex.MoveToAsync(apex.Time.GetUtcNow());
        await apex.SettledAsync(but: 1);
        gpu.Holding!.SetResult();
        await apex.SettledAsync();
    }
}
