using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Client;

namespace Netra.Apex.Tests.Auth.Sockets;

public sealed class BackoffTests
{
    private static readonly SocketSettings Settings = new()
    {
        BackoffBase = TimeSpan.FromSeconds(2),
        BackoffCap = TimeSpan.FromSeconds(9),
    };

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(3, 8)]
    [InlineData(4, 9)]
    [InlineData(5, 9)]
    public void Waits_all_of_the_doubled_time_up_to_the_cap_at_the_least_jitter(int attempt, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new Backoff(Settings, new Fixed(0)).DelayBefore(attempt));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 4.5)]
    public void Waits_half_of_it_at_the_most_jitter(int attempt, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new Backoff(Settings, new Fixed(1)).DelayBefore(attempt));

    [Fact]
    public void Stays_at_the_cap_for_attempts_without_number() =>
        Assert.Equal(Settings.BackoffCap, new Backoff(Settings, new Fixed(0)).DelayBefore(int.MaxValue));

    private sealed class Fixed(double chance) : IJitter
    {
        public double Next() => chance;
    }
}
