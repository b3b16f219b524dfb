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
        await orders.EndAsync(id, Enum.Parse<OrderState>(end));
        Assert.Equal((0, 0), (await orders.TryHoldAsync(id, hold: 0), (await orders.LeftAsync(default)).Count));
    }

    // On a platform that has no partners, so that none of its own works on the order.
    private static async Task<(OrderStore Orders, Guid Id)> KeepAsync(UsagePlatform platform)
    {
        var contexts = platform.Get<IDbContextFactory<ApexContext>>();
        var orders = new OrderStore(contexts, platform.Get<IOptions<BusinessSettings>>(), platform.Time);
        var row = new OrderRow { Id = Guid.NewGuid(), Customer = "ann", Key = "1", Workload = "training" };
        return (orders, (await orders.KeepAsync(row)).Id);
    }
}
