using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Client.Wire;
using Netra.Apex.Storage;

namespace Netra.Apex.Tests.Auth.Sockets;

public sealed class ClientStoreTests : IAsyncLifetime
{
    private static readonly ClientKey Client = new("ann", "laptop");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netra-clients-");
    private readonly ClientStore _store;

    public ClientStoreTests() => _store = NewStore();

    public async Task InitializeAsync()
    {
        await using var context = new Contexts(_folder).CreateDbContext();
        await context.Database.MigrateAsync();
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Keeps_messages_in_one_order_over_all_threads()
    {
        await AppendAsync("b", "a", "b");
        Assert.Equal([(1, "b"), (2, "a"), (3, "b")],
            (await _store.PendingAsync(Client, after: 0)).Select(message => (message.Sequence, message.Thread)));
        Assert.Equal([3], (await _store.PendingAsync(Client, after: 2)).Select(message => message.Sequence));
    }

    [Fact]
    public async Task Loses_no_message_of_many_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => AppendAsync("a"))));
        Assert.Equal(Enumerable.Range(1, 8),
            (await _store.PendingAsync(Client, after: 0)).Select(message => (int)message.Sequence));
    }

    [Fact]
    public async Task Loses_no_command_of_two_at_once()
    {
        await GreetAsync("one");
        await Task.WhenAll(Task.Run(() => ObeyAsync("one", 1, "first")), Task.Run(() => AppendAsync("a")));
        Assert.Single((await _store.StateAsync(Client)).Posts);
        Assert.Single(await _store.PendingAsync(Client, after: 0));
    }

    /// <remarks>An old connection of the client still works on a command that the client has repeated, with the next
    /// one, at another node.</remarks>
    [Fact]
    public async Task Does_not_let_a_late_change_undo_what_came_between()
    {
        await GreetAsync("one");
        var late = new ClientStore(new Contexts(_folder, new Between(async () =>
        {
            await ObeyAsync("one", 1, "first");
            await ObeyAsync("one", 2, "second");
        })));
        await late.ObeyAsync(Client, "one", new Frame.Command(1, new ClientCommand.Post("a", "first")));
        Assert.Equal(["first", "second"], (await _store.StateAsync(Client)).Posts.Select(post => post.Text));
    }

    [Fact]
    public async Task Never_gives_a_number_twice_though_all_messages_are_forgotten()
    {
        await AppendAsync("a", "a");
        await _store.AcknowledgeAsync(Client, 2);
        await AppendAsync("a");
        Assert.Equal(3, Assert.Single(await _store.PendingAsync(Client, after: 0)).Sequence);
    }

    [Fact]
    public async Task Forgets_what_is_acknowledged_and_nothing_of_another_client()
    {
        await AppendAsync("a", "a", "a");
        var other = Client with { Name = "phone" };
        await _store.AppendAsync(other, "a", "text");
        await _store.AcknowledgeAsync(Client, 2);
        Assert.Equal(3, Assert.Single(await _store.PendingAsync(Client, after: 0)).Sequence);
        Assert.Single(await _store.PendingAsync(other, after: 0));
    }

    [Fact]
    public async Task Refuses_an_acknowledgement_past_the_last_message()
    {
        await AppendAsync("a");
        await Assert.ThrowsAsync<FrameRefusedException>(() => _store.AcknowledgeAsync(Client, 2));
        Assert.Single(await _store.PendingAsync(Client, after: 0));
    }

    [Fact]
    public async Task Tells_a_client_where_its_messages_begin()
    {
        Assert.Equal(0, (await GreetAsync("one")).Welcome.Delivered);
        await AppendAsync("a", "a");
        Assert.Equal(0, (await GreetAsync("two")).Welcome.Delivered);
        Assert.Equal(1, (await GreetAsync("three", acknowledged: 1)).Welcome.Delivered);
        Assert.Equal(2, (await GreetAsync("four", acknowledged: 2)).Welcome.Delivered);
    }

    [Fact]
    public async Task Obeys_a_command_once()
    {
        await GreetAsync("one");
        await ObeyAsync("one", 1, "first");
        await ObeyAsync("one", 1, "first");
        Assert.Single((await _store.StateAsync(Client)).Posts);
    }

    [Fact]
    public async Task Refuses_a_command_when_the_one_before_it_is_missing()
    {
        await GreetAsync("one");
        Assert.Equal(LossReason.Malformed,
            (await Assert.ThrowsAsync<FrameRefusedException>(() => ObeyAsync("one", 2, "second"))).Reason);
        Assert.Empty((await _store.StateAsync(Client)).Posts);
    }

    [Fact]
    public async Task Counts_the_commands_of_each_instance_from_one_and_keeps_the_state()
    {
        await GreetAsync("one");
        await ObeyAsync("one", 1, "first");
        await GreetAsync("one");
        await ObeyAsync("one", 2, "second");
        await GreetAsync("two");
        await ObeyAsync("two", 1, "third");
        Assert.Equal(["first", "second", "third"], (await _store.StateAsync(Client)).Posts.Select(post => post.Text));
    }

    [Fact]
    public async Task Refuses_an_instance_whose_place_a_newer_one_has_taken()
    {
        await GreetAsync("one");
        await GreetAsync("two");
        Assert.Equal(LossReason.Superseded,
            (await Assert.ThrowsAsync<FrameRefusedException>(() => ObeyAsync("one", 1, "late"))).Reason);
        Assert.Equal(LossReason.Superseded,
            (await Assert.ThrowsAsync<FrameRefusedException>(() => GreetAsync("one", resumes: true))).Reason);
        await GreetAsync("two", resumes: true);
    }

    [Fact]
    public async Task Takes_an_instance_back_that_it_has_never_seen()
    {
        await GreetAsync("one", resumes: true);
        await ObeyAsync("one", 1, "first");
        Assert.Single((await _store.StateAsync(Client)).Posts);
    }

    [Fact]
    public async Task Gives_each_greeting_a_later_turn()
    {
        var first = await GreetAsync("one");
        Assert.True((await GreetAsync("one", resumes: true)).Turn > first.Turn);
    }

    [Fact]
    public async Task Keeps_everything_for_another_node()
    {
        await GreetAsync("one");
        await ObeyAsync("one", 1, "first");
        await AppendAsync("a");
        Assert.Equal([new("a", "first")], (await NewStore().StateAsync(Client)).Posts.AsEnumerable());
        Assert.Single(await NewStore().PendingAsync(Client, after: 0));
    }

    private ClientStore NewStore() => new(new Contexts(_folder));

    private Task<Reception> GreetAsync(string instance, bool resumes = false, long acknowledged = 0) =>
        _store.GreetAsync(Client, new Frame.Hello(Client.Name, instance, resumes, acknowledged));

    private Task ObeyAsync(string instance, long sequence, string text) =>
        _store.ObeyAsync(Client, instance, new Frame.Command(sequence, new ClientCommand.Post("a", text)));

    private async Task AppendAsync(params string[] threads)
    {
        foreach (var thread in threads)
        {
            await _store.AppendAsync(Client, thread, "text");
        }
    }

    private sealed class Contexts(DirectoryInfo folder, params IEnumerable<IInterceptor> interceptors)
        : IDbContextFactory<ApexContext>
    {
        public ApexContext CreateDbContext() => new SqliteApexContext(
            new DbContextOptionsBuilder<SqliteApexContext>().UseSqlite($"Data Source={folder}/clients.db")
                .AddInterceptors(interceptors).Options);
    }

    /// <summary>Does something between what the first change reads and what it writes.</summary>
    private sealed class Between(Func<Task> something) : SaveChangesInterceptor
    {
        private Func<Task>? _something = something;

        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            await (Interlocked.Exchange(ref _something, null)?.Invoke() ?? Task.CompletedTask);
            return result;
        }
    }
}
