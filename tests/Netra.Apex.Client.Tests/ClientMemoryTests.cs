using System.Collections.Immutable;
using Netra.Apex.Client.Wire;

namespace Netra.Apex.Client.Tests;

public sealed class ClientMemoryTests
{
    private readonly ClientMemory _memory = new();

    [Fact]
    public void Takes_a_message_once_however_often_it_comes()
    {
        Receive(1, 2, 1, 2, 3);
        Assert.Equal([1, 2, 3], InboxOf(_memory));
    }

    [Fact]
    public void Refuses_a_message_when_the_one_before_it_is_missing()
    {
        Receive(1);
        Assert.Equal(LossReason.Malformed, Assert.Throws<FrameRefusedException>(() => Receive(3)).Reason);
        Receive(2);
        Assert.Equal([1, 2], InboxOf(_memory));
    }

    [Fact]
    public void Goes_on_after_what_the_platform_has_delivered_to_an_earlier_client()
    {
        _memory.TakeWelcome(new Frame.Welcome(ClientState.Empty, Delivered: 7));
        Receive(7, 8);
        Assert.Equal([8], InboxOf(_memory));
    }

    [Fact]
    public void Does_not_go_back_to_what_it_has_received_and_the_platform_still_keeps()
    {
        Receive(1, 2);
        _memory.TakeWelcome(new Frame.Welcome(ClientState.Empty, Delivered: 1));
        Receive(2, 3);
        Assert.Equal([1, 2, 3], InboxOf(_memory));
    }

    [Fact]
    public void Acknowledges_all_messages_up_to_one_and_never_goes_back()
    {
        Receive(1, 2, 3);
        _memory.Acknowledge(2);
        _memory.Acknowledge(1);
        Assert.Equal([3], InboxOf(_memory));
        Assert.Equal(2, _memory.Greet("laptop").Acknowledged);
    }

    [Fact]
    public void Acknowledges_nothing_that_was_not_received()
    {
        Receive(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => _memory.Acknowledge(2));
        Assert.Equal(0, _memory.Acknowledged);
    }

    [Fact]
    public void Numbers_commands_in_the_order_in_which_they_were_asked()
    {
        Ask("one", "two");
        Assert.Equal(
            [(1, "one"), (2, "two")], _memory.CommandsAfter(0).Select(command => (command.Sequence, TextOf(command))));
        Assert.Equal("two", TextOf(Assert.Single(_memory.CommandsAfter(1))));
    }

    [Fact]
    public void Applies_a_confirmed_command_once()
    {
        var asked = Ask("one").Single();
        _memory.Confirm(1);
        _memory.Confirm(1);
        Assert.True(asked.IsCompletedSuccessfully);
        Assert.Empty(_memory.CommandsAfter(0));
        Assert.Equal([new ThreadPost("support", "one")], _memory.View.State.Posts.AsEnumerable());
    }

    [Fact]
    public void Does_not_apply_again_what_the_welcome_has_in_it()
    {
        Ask("one");
        _memory.TakeWelcome(
            new Frame.Welcome(ClientState.Empty.After(1, new ClientCommand.Post("support", "one")), Delivered: 0));
        _memory.Confirm(1);
        Assert.Single(_memory.View.State.Posts);
    }

    [Fact]
    public void Greets_as_the_same_instance_and_resumes_once_it_was_welcomed()
    {
        var first = _memory.Greet("laptop");
        _memory.TakeWelcome(new Frame.Welcome(ClientState.Empty, Delivered: 0));
        Assert.Equal(first with { Resumes = true }, _memory.Greet("laptop"));
        Assert.False(first.Resumes);
        Assert.NotEqual(first.Instance, new ClientMemory().Greet("laptop").Instance);
    }

    [Fact]
    public async Task Lets_nobody_wait_once_the_client_has_ended()
    {
        var before = Ask("one").Single();
        _memory.End(new ClientEndedException("The client has ended."));
        await Assert.ThrowsAsync<ClientEndedException>(() => before);
        await Assert.ThrowsAsync<ClientEndedException>(() => Ask("two").Single());
        Assert.False(await _memory.Messages.WaitToReadAsync());
    }

    [Fact]
    public void Wakes_the_connection_for_a_command_and_for_an_acknowledgement()
    {
        var wakes = 0;
        _memory.Wake = () => wakes++;
        Receive(1);
        Ask("one");
        _memory.Acknowledge(1);
        Assert.Equal(2, wakes);
    }

    private static IEnumerable<long> InboxOf(ClientMemory memory) =>
        memory.View.Inbox.Select(message => message.Sequence);

    private static string TextOf(PendingCommand command) => ((ClientCommand.Post)command.Body).Text;

    private void Receive(params ImmutableArray<long> sequences)
    {
        foreach (var sequence in sequences)
        {
            _memory.Receive(new ServerMessage(sequence, "support", $"message {sequence}"));
        }
    }

    private ImmutableArray<Task> Ask(params ImmutableArray<string> texts) =>
        [.. texts.Select(text => _memory.Ask(new ClientCommand.Post("support", text)))];
}
