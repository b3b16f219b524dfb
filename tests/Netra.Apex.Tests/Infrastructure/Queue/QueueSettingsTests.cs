using Netra.Apex.Infrastructure.Queue;

namespace Netra.Apex.Tests.Infrastructure.Queue;

public sealed class QueueSettingsTests
{
    [Fact]
    public void Finds_no_problem_in_the_defaults() => Assert.Empty(new QueueSettings().Problems());

    [Fact]
    public void Takes_the_smallest_queue() =>
        Assert.Empty(new QueueSettings { Capacity = 1, Overflow = 0, SlowAt = 1 }.Problems());

    [Theory]
    [InlineData(0, 0, 0.8, "Capacity is 0; give at least one message.")]
    [InlineData(1, -1, 0.8, "Overflow is -1; give 0 messages or more.")]
    [InlineData(1, 0, 0, "SlowAt is 0; give more than 0 and at most 1.")]
    [InlineData(1, 0, 1.1, "SlowAt is 1.1; give more than 0 and at most 1.")]
    [InlineData(1, 0, double.NaN, "SlowAt is NaN; give more than 0 and at most 1.")]
    public void Names_what_it_cannot_use(int capacity, int overflow, double slowAt, string problem)
    {
        var settings = new QueueSettings { Capacity = capacity, Overflow = overflow, SlowAt = slowAt };
        Assert.Equal([$"Apex:Infrastructure:Queue:{problem}"], settings.Problems());
    }

    [Fact]
    public void Names_a_time_that_no_timer_can_wait() => Assert.Equal(
        ["Apex:Infrastructure:Queue:ClaimTime is 00:00:00; give a time from 00:00:00.0010000 to 1.00:00:00."],
        new QueueSettings { ClaimTime = TimeSpan.Zero }.Problems());
}
