using System.Net.WebSockets;
using Netra.Apex.Client.Wire;

namespace Netra.Apex.Client.Tests;

public sealed class ClientStateTests
{
    [Fact]
    public void Gives_an_open_thread_another_title_in_its_place()
    {
        var state = After(new ClientCommand.OpenThread("1", "Costs"), new ClientCommand.OpenThread("2", "Latency"),
            new ClientCommand.OpenThread("1", "March"));
        Assert.Equal([new("1", "March"), new("2", "Latency")], state.Threads.AsEnumerable());
    }

    [Fact]
    public void Keeps_the_last_choice_of_a_preference()
    {
        var state =
            After(new ClientCommand.SetPreference("theme", "dark"), new ClientCommand.SetPreference("theme", "light"));
        Assert.Equal([new("theme", "light")], state.Preferences);
    }

    [Fact]
    public void Knows_its_last_command() =>
        Assert.Equal(2, After(new ClientCommand.Post("a", "x"), new ClientCommand.Post("a", "y")).LastCommand);

    [Theory]
    [InlineData(LossReason.Superseded)]
    [InlineData(LossReason.SessionEnded)]
    [InlineData(LossReason.Closed)]
    public void Tells_the_other_side_a_reason_by_the_close_status(LossReason reason) =>
        Assert.Equal(reason, CloseStatuses.ReasonOf(CloseStatuses.StatusOf(reason)));

    [Theory]
    [InlineData(LossReason.Cut)]
    [InlineData(LossReason.Silent)]
    public void Has_nobody_to_tell_when_the_connection_is_dead(LossReason reason) =>
        Assert.Null(CloseStatuses.StatusOf(reason));

    [Theory]
    [InlineData(LossReason.Stopped, WebSocketCloseStatus.EndpointUnavailable)]
    [InlineData(LossReason.Malformed, WebSocketCloseStatus.ProtocolError)]
    public void Closes_with_the_status_of_the_protocol_where_there_is_one(
        LossReason reason, WebSocketCloseStatus status) =>
        Assert.Equal(status, CloseStatuses.StatusOf(reason));

    private static ClientState After(params ClientCommand[] commands)
    {
        var state = ClientState.Empty;
        return commands.Aggregate(state, (current, command) => current.After(current.LastCommand + 1, command));
    }
}
