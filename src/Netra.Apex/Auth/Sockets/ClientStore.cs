using Microsoft.EntityFrameworkCore;
using Netra.Apex.Client.Wire;
using Netra.Apex.Storage;
using Polly;

namespace Netra.Apex.Auth.Sockets;

/// <summary>How a client is received.</summary>
/// <param name="Welcome">The answer to it.</param>
/// <param name="Turn">Rises from each greeting of the client to its next one, at whatever node.</param>
internal sealed record Reception(Frame.Welcome Welcome, long Turn);

/// <summary>What the platform keeps of its clients, in the relational store: any node can go on where another one
/// stopped.</summary>
internal sealed class ClientStore(IDbContextFactory<ApexContext> contexts)
{
    private const int MaxConflicts = 20;

    // Two changes of one client at the same time: the later one reads anew and tries again.
    private readonly ResiliencePipeline _conflicts = WriteConflicts.RetryAtMost(MaxConflicts);

    /// <summary>Takes a greeting.</summary>
    /// <exception cref="FrameRefusedException">A newer instance has the client's place, or the client acknowledges what
    /// was never sent.</exception>
    public async Task<Reception> GreetAsync(ClientKey client, Frame.Hello hello)
    {
        var row = await ChangeAsync(client, (_, row) => Greet(row, hello));
        await AcknowledgeAsync(client, hello.Acknowledged);
        var pending = await PendingAsync(client, after: 0);
        var delivered = pending is [var first, ..] ? first.Sequence - 1 : row.LastMessage;
        return new Reception(new Frame.Welcome(row.ReadState(), delivered), row.Version);
    }

    /// <summary>What is kept of a client; empty for one never seen.</summary>
    public async Task<ClientState> StateAsync(ClientKey client)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return (await FindAsync(context, client))?.ReadState() ?? ClientState.Empty;
    }

    /// <summary>Does what a client asks for, once: a command that has taken effect before has none.</summary>
    /// <exception cref="FrameRefusedException">A newer instance has the client's place, or a command before this one is
    /// missing.</exception>
    public Task ObeyAsync(ClientKey client, string instance, Frame.Command command) =>
        ChangeAsync(client, (_, row) => Obey(row, instance, command));

    /// <summary>Gives a message its place in the client's order, over all threads, and keeps it until it is
    /// acknowledged.</summary>
    public async Task<ServerMessage> AppendAsync(ClientKey client, string thread, string text)
    {
        var row = await ChangeAsync(client, (context, row) => Append(context, row, thread, text));
        return new ServerMessage(row.LastMessage, thread, text);
    }

    /// <summary>What the client has not acknowledged, in order.</summary>
    /// <param name="client">Whose messages.</param>
    /// <param name="after">The sequence after which they begin; 0 for all.</param>
    public async Task<IReadOnlyList<ServerMessage>> PendingAsync(ClientKey client, long after)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var rows = await MessagesOf(context, client).Where(row => row.Sequence > after).OrderBy(row => row.Sequence)
            .ToListAsync();
        return [.. rows.Select(row => row.ToMessage())];
    }

    /// <summary>Forgets the message of this sequence and all before it.</summary>
    /// <exception cref="FrameRefusedException">There has been no such message.</exception>
    public async Task AcknowledgeAsync(ClientKey client, long sequence)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var last = (await FindAsync(context, client))?.LastMessage ?? 0;
        FrameRefusedException.ThrowIfMalformed(
            sequence > last, $"Message {sequence} is acknowledged, but {last} was the last one.");
        await MessagesOf(context, client).Where(row => row.Sequence <= sequence).ExecuteDeleteAsync();
    }

    private static void Greet(ClientRow row, Frame.Hello hello)
    {
        if (row.Instance == hello.Instance)
        {
            return;
        }

        FrameRefusedException.ThrowIfSuperseded(hello.Resumes && row.Instance.Length > 0);
        row.Instance = hello.Instance;
        row.Write(row.ReadState() with { LastCommand = 0 });
    }

    private static void Obey(ClientRow row, string instance, Frame.Command command)
    {
        var state = row.ReadState();
        FrameRefusedException.ThrowIfSuperseded(row.Instance != instance);
        var next = state.LastCommand + 1;
        FrameRefusedException.ThrowIfMalformed(
            command.Sequence > next, $"Command {command.Sequence} arrived instead of {next}.");
        if (command.Sequence == next)
        {
            row.Write(state.After(command.Sequence, command.Body));
        }
    }

    private static void Append(ApexContext context, ClientRow row, string thread, string text) =>
        context.Add(new MessageRow
    {
        Customer = row.Customer,
        Name = row.Name,
        Sequence = ++row.LastMessage,
        Thread = thread,
        Text = text,
    });

    private static IQueryable<MessageRow> MessagesOf(ApexContext context, ClientKey client) =>
        context.Set<MessageRow>().Where(row => row.Customer == client.Customer && row.Name == client.Name);

    private static ValueTask<ClientRow?> FindAsync(ApexContext context, ClientKey client) =>
        context.Set<ClientRow>().FindAsync(client.Customer, client.Name);

    private Task<ClientRow> ChangeAsync(ClientKey client, Action<ApexContext, ClientRow> change) =>
        _conflicts.ExecuteAsync(async _ => await TryChangeAsync(client, change)).AsTask();

    private async Task<ClientRow> TryChangeAsync(ClientKey client, Action<ApexContext, ClientRow> change)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var row = await FindAsync(context, client)
            ?? context.Add(new ClientRow { Customer = client.Customer, Name = client.Name }).Entity;
        change(context, row);
        row.Version++;
        await context.SaveChangesAsync();
        return row;
    }
}
