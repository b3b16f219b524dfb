using Netra.Apex.Auth;

namespace Netra.Apex.Tests.Auth.Sockets;

public sealed class SocketSettingsTests
{
    [Fact]
    public void Has_no_problem_with_its_defaults() => Assert.Empty(new AuthSettings().Sockets.Problems("Apex:Auth:Sockets"));

    [Fact]
    public void Asks_for_times_greater_than_zero()
    {
        var settings = new AuthSettings { Sockets = { HeartbeatTimeout = TimeSpan.Zero, GreetingTimeout = TimeSpan.FromTicks(1) } };
        Assert.Equal(["Apex:Auth:Sockets:HeartbeatTimeout is 00:00:00; give a time greater than zero."], settings.Sockets.Problems("Apex:Auth:Sockets"));
    }
}
