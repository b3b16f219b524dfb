using Netra.Apex.Auth.Sockets.Client;
using Netra.Apex.Auth.Sockets.State;

namespace Netra.Apex.Tests.Auth.Sockets;

public sealed class CommandQueueTests
{
    private readonly CommandQueue _queue = new();

    [Fact]
    public void Numbers_commands_in_order_after_what_the_platform_knows()
    {
        Add("one", "two");
        _queue.CountFrom(5);
        Assert.Equal([6, 7], _queue.After(0).Select(command => command.Sequence));
    }

    [Fact]
    public void Keeps_a_number_once_it_was_sent()
    {
        Add("one");
        Assert.Equal(1, Assert.Single(_queue.After(0)).Sequence);
        _queue.CountFrom(5);
        Assert.Equal(1, Assert.Single(_queue.After(0)).Sequence);
    }

    [Fact]
    public void Gives_only_what_this_connection_has_not_sent()
    {
        Add("one", "two");
        Assert.Equal(2, Assert.Single(_queue.After(1)).Sequence);
        Assert.Empty(_queue.After(2));
    }

    [Fact]
    public void Takes_an_accepted_command_out_once()
    {
        Add("one", "two");
        _queue.After(0);
        Assert.NotNull(_queue.Take(1));
        Assert.Null(_queue.Take(1));
        Assert.Equal([new ClientCommand.Post("support", "two")], _queue.After(0).Select(command => command.Body));
    }

    private void Add(params string[] texts)
    {
        foreach (var text in texts)
        {
            _queue.Add(new ClientCommand.Post("support", text));
        }
    }
}
