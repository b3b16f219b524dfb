using Netra.Apex.Auth;

namespace Netra.Apex.Tests.Auth.Sockets;

public sealed class SocketSettingsTests
{
    [Fact]
    public void Has_no_problem_with_its_defaults() =>
        Assert.Empty(new AuthSettings().Sockets.Problems("Apex:Auth:Sockets"));

    [Fact]
    public void Asks_for_times_that_a_timer_can_wait()
    {
        var (shortest, longest, tick) = (TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(1), TimeSpan.FromTicks(1));
        Assert.Empty(Problems(shortest, longest));
        const string Range = "give a time from 00:00:00.0010000 to 1.00:00:00.";
        string[] problems = [.. Problems(shortest - tick, longest + tick)];
        Assert.Equal($"Apex:Auth:Sockets:HeartbeatInterval is 00:00:00.0009999; {Range}", problems[0]);
        Assert.Equal($"Apex:Auth:Sockets:GreetingTimeout is 1.00:00:00.0000001; {Range}", problems[1]);
        Assert.Equal(2, problems.Length);
    }

    private static IEnumerable<string> Problems(TimeSpan interval, TimeSpan greeting) =>
        new AuthSettings { Sockets = { HeartbeatInterval = interval, GreetingTimeout = greeting } }.Sockets.Problems(
            "Apex:Auth:Sockets");
}
