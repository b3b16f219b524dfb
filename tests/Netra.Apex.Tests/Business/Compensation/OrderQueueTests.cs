using Netra.Apex.Business.Compensation;

namespace Netra.Apex.Tests.Business.Compensation;

/// <summary>Which orders wait for a worker.</summary>
public sealed class OrderQueueTests
{
    private static readonly Guid First = Guid.NewGuid();
    private static readonly Guid Second = Guid.NewGuid();

    private readonly OrderQueue _queue = new();

    [Fact]
    public async Task An_order_that_waits_is_not_added_again()
    {
        _queue.Add(First);
        _queue.Add(First);
        _queue.Add(Second);
        Assert.Equal([First, Second], await TakeAsync(2));
    }

    [Fact]
    public async Task An_order_that_was_taken_can_wait_again()
    {
        _queue.Add(First);
        await TakeAsync(1);
        _queue.Add(First);
        Assert.Equal([First], await TakeAsync(1));
    }

    private async Task<List<Guid>> TakeAsync(int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await _queue.TakeAsync(limit.Token).Take(count).ToListAsync();
    }
}
