using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Netra.Apex.Business;
using Netra.Apex.Business.Compensation;
using Netra.Apex.Storage;
using Netra.Apex.Tests.Data.Usage;

namespace Netra.Apex.Tests.Business.Compensation;

/// <summary>Who works on an order.</summary>
public sealed class OrderStoreTests
{
    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);

    [Fact]
    public async Task One_node_at_a_time_holds_an_order()
    {
        await using var platform = await UsagePlatform.StartAsync();
        var (orders, id) = await KeepAsync(platform);
        var held = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => orders.TryHoldAsync(id, hold: 0)));
        Assert.Single(held, hold => hold > 0);
    }

    [Fact]
    public async Task A_node_without_a_word_holds_an_order_for_its_time()
    {
        await using var platform = await UsagePlatform.StartAsync();
        var (orders, id) = await KeepAsync(platform);
        await orders.TryHoldAsync(id, hold: 0);
        platform.Time.Advance(orders.Hold - Instant);
        Assert.Empty(await orders.LeftAsync(CancellationToken.None));
        Assert.Equal(0, await orders.TryHoldAsync(id, hold: 0));
        platform.Time.Advance(Instant);
        Assert.NotEqual(0, await orders.TryHoldAsync(id, hold: 0));
    }

    [Fact]
    public async Task A_node_that_has_lost_an_order_does_not_go_on_with_it()
    {
        await using var platform = await UsagePlatform.StartAsync();
        var (orders, id) = await KeepAsync(platform);
        var first = await orders.TryHoldAsync(id, hold: 0);
        platform.Time.Advance(orders.Hold);
        var second = await orders.TryHoldAsync(id, hold: 0);
        Assert.Equal(0, await orders.TryHoldAsync(id, first));
        Assert.NotEqual(0, await orders.TryHoldAsync(id, second));
    }

    [Fact]
    public async Task An_order_that_was_released_is_left_at_once_and_only_by_its_holder()
    {
        await using var platform = await UsagePlatform.StartAsync();
        var (orders, id) = await KeepAsync(platform);
        var hold = await orders.TryHoldAsync(id, hold: 0);
        await orders.ReleaseAsync(id, hold - 1);
        Assert.Empty(await orders.LeftAsync(CancellationToken.None));
        await orders.ReleaseAsync(id, hold);
        Assert.Equal([id], await orders.LeftAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(nameof(OrderState.Done))]
    [InlineData(nameof(OrderState.Undone))]
    [InlineData(nameof(OrderState.Parked))]
    public async Task Nobody_holds_an_order_that_is_over(string end)
    {
        await using var platform = await UsagePlatform.StartAsync();
        var (orders, id) = await KeepAsync(platform);
        await orders.EndAsync(await HeldAsync(orders, id), Enum.Parse<OrderState>(end));
        Assert.Equal((0, 0), (await orders.TryHoldAsync(id, hold: 0), (await orders.LeftAsync(default)).Count));
    }

    [Fact]
    public async Task A_node_that_was_overtaken_changes_nothing_of_a_step_that_the_fallback_has()
    {
        await using var platform = await UsagePlatform.StartAsync();
        var (orders, id) = await KeepAsync(platform);
        var (order, known) = await BeginAsync(orders, await HeldAsync(orders, id));
        await orders.FallBackAsync(order, known, "It answered 500.");
        var (_, given) = await BeginAsync(orders, order);

        await orders.FallBackAsync(order, known, "It did not answer in time.");
        await orders.MarkAsync(order, known, StepState.Done);

        Assert.Equivalent(given, (await orders.NextAsync(id, order.HeldUntil)).Step);
    }

    [Fact]
    public async Task A_node_that_was_overtaken_does_not_give_a_step_that_is_undone_to_the_fallback()
    {
        await using var platform = await UsagePlatform.StartAsync();
        var (orders, id) = await KeepAsync(platform);
        var (order, step) = await BeginAsync(orders, await HeldAsync(orders, id));
        await orders.MarkAsync(order, step, StepState.Undone);
        await orders.FallBackAsync(order, step, "It answered 500.");
        Assert.Null((await orders.NextAsync(id, order.HeldUntil)).Step);
    }

    [Fact]
    public async Task A_node_that_was_overtaken_changes_nothing_of_what_the_other_one_has_found()
    {
        await using var platform = await UsagePlatform.StartAsync();
        var (orders, id) = await KeepAsync(platform);
        var (old, step) = await BeginAsync(orders, await HeldAsync(orders, id));
        platform.Time.Advance(orders.Hold);
        var other = await HeldAsync(orders, id);
        await orders.FallBackAsync(old, step, "It answered 500.");
        await Task.WhenAll(orders.MarkAsync(old, step, StepState.Done), orders.EndAsync(old, OrderState.Undoing));
        Assert.Equivalent((other, step), await orders.NextAsync(id, other.HeldUntil));
    }

    [Fact]
    public async Task A_node_that_was_overtaken_does_not_begin_another_step()
    {
        await using var platform = await UsagePlatform.StartAsync();
        var (orders, id) = await KeepAsync(platform);
        var old = await HeldAsync(orders, id);
        platform.Time.Advance(orders.Hold);
        await HeldAsync(orders, id);
        await Assert.ThrowsAsync<InvalidOperationException>(() => orders.NextAsync(id, old.HeldUntil));
    }

    [Fact]
    public async Task A_customer_has_a_hundred_orders_that_are_not_over()
    {
        await using var platform = await UsagePlatform.StartAsync();
        var (orders, first) = await KeepAsync(platform);
        var rest = Enumerable.Range(2, OrderStore.MostUnfinished - 1)
            .Select(key => IsKeptAsync(orders, "ann", $"{key}"));
        Assert.DoesNotContain(false, await Task.WhenAll(rest));
        Assert.Equal((false, true), (await IsKeptAsync(orders, "ann", "101"), await IsKeptAsync(orders, "bob", "101")));
        await orders.EndAsync(await HeldAsync(orders, first), OrderState.Done);
        Assert.True(await IsKeptAsync(orders, "ann", "101"));
    }

    [Fact]
    public async Task An_order_that_is_sent_again_is_the_same_beyond_the_limit_too()
    {
        await using var platform = await UsagePlatform.StartAsync();
        var (orders, first) = await KeepAsync(platform);
        var rest = Enumerable.Range(2, OrderStore.MostUnfinished).Select(key => IsKeptAsync(orders, "ann", $"{key}"));
        await Task.WhenAll(rest);
        Assert.Equal(first, (await orders.KeepAsync(Order("ann", "1")))?.Id);
    }

    // On a platform that looks for orders no more, so that none of its own works on the order.
    private static async Task<(OrderStore Orders, Guid Id)> KeepAsync(UsagePlatform platform)
    {
        await platform.Get<OrderRunner>().StopAsync(CancellationToken.None);
        var contexts = platform.Get<IDbContextFactory<ApexContext>>();
        var orders = new OrderStore(contexts, platform.Get<IOptions<BusinessSettings>>(), platform.Time);
        var row = Order("ann", "1");
        row.Steps.Add(Step(row.Id));
        return (orders, (await orders.KeepAsync(row))!.Id);
    }

    private static async Task<bool> IsKeptAsync(OrderStore orders, string customer, string key) =>
        await orders.KeepAsync(Order(customer, key)) is not null;

    private static OrderRow Order(string customer, string key) =>
        new() { Id = Guid.NewGuid(), Customer = customer, Key = key, Workload = "training" };

    private static StepRow Step(Guid order) => new()
    {
        Order = order,
        Position = 0,
        Name = "capacity",
        Url = "http://partner.example.com",
        Fallback = "http://other.example.com",
        Key = Guid.NewGuid(),
    };

    private static async Task<OrderRow> HeldAsync(OrderStore orders, Guid id) =>
        (await orders.NextAsync(id, await orders.TryHoldAsync(id, hold: 0))).Order;

    private static async Task<(OrderRow Order, StepRow Step)> BeginAsync(OrderStore orders, OrderRow order)
    {
        await orders.MarkAsync(order, (await orders.NextAsync(order.Id, order.HeldUntil)).Step!, StepState.Begun);
        return (order, (await orders.NextAsync(order.Id, order.HeldUntil)).Step!);
    }
}
