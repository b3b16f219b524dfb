using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Delivery;

namespace Netra.Apex.Tests.Auth.Sockets;

public sealed class MemoryOutboxTests
{
    private static readonly ClientKey Ada = new("ada", "laptop");
    private readonly MemoryOutbox _outbox = new();

    [Fact]
    public async Task Forgets_the_acknowledged_message_and_all_before_it_and_keeps_the_next()
    {
        await FillAsync("one", "two", "three");
        await _outbox.AcknowledgeAsync(Ada, 2);
        Assert.Equal("three", Assert.Single(await _outbox.PendingAsync(Ada)).Text);
    }

    [Fact]
    public async Task Counts_on_after_all_was_acknowledged()
    {
        await FillAsync("one", "two");
        await _outbox.AcknowledgeAsync(Ada, 2);
        Assert.Equal(3, (await _outbox.AppendAsync(Ada, "support", "three")).Sequence);
    }

    [Fact]
    public async Task Keeps_one_subjects_messages_from_another_of_the_same_client_name()
    {
        await FillAsync("secret");
        Assert.Empty(await _outbox.PendingAsync(Ada with { Subject = "eve" }));
    }

    [Fact]
    public async Task Numbers_messages_of_many_senders_without_gap_or_repeat()
    {
        await Parallel.ForAsync(0, 200, async (index, _) => await _outbox.AppendAsync(Ada, "support", $"{index}"));
        Assert.Equal(Enumerable.Range(1, 200).Select(number => (long)number), (await _outbox.PendingAsync(Ada)).Select(message => message.Sequence));
    }

    private async Task FillAsync(params string[] texts)
    {
        foreach (var text in texts)
        {
            await _outbox.AppendAsync(Ada, "support", text);
        }
    }
}
