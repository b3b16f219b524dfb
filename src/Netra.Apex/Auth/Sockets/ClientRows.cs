using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Netra.Apex.Client.Wire;

namespace Netra.Apex.Auth.Sockets;

/// <summary>Whose client it is.</summary>
/// <param name="Customer">The customer's subject.</param>
/// <param name="Name">What the client calls itself; at most <see cref="MaxNameLength"/> characters.</param>
internal sealed record ClientKey(string Customer, string Name)
{
    public const int MaxNameLength = 100;
}

/// <summary>A client as stored.</summary>
internal sealed class ClientRow
{
    public required string Customer { get; init; }

    public required string Name { get; init; }

    /// <summary>The running client that has the name now; blank before one has come.</summary>
    public string Instance { get; set; } = "";

    /// <summary>Its state as JSON: read and written as a whole.</summary>
    public string State { get; set; } = JsonSerializer.Serialize(ClientState.Empty, Frame.Json);

    /// <summary>Sequence of the last message to the client; 0 when there was none. Never falls, though messages are
    /// forgotten.</summary>
    public long LastMessage { get; set; }

    /// <summary>Rises with each change, so that no change is lost to another one made at the same time.</summary>
    public long Version { get; set; }

    public ClientState ReadState() => JsonSerializer.Deserialize<ClientState>(State, Frame.Json)!;

    public void Write(ClientState state) => State = JsonSerializer.Serialize(state, Frame.Json);

    internal sealed class Table : IEntityTypeConfiguration<ClientRow>
    {
        public void Configure(EntityTypeBuilder<ClientRow> table)
        {
            table.ToTable("SocketClients").HasKey(row => new { row.Customer, row.Name });
            table.Property(row => row.Version).IsConcurrencyToken();
        }
    }
}

/// <summary>A message that its client has not acknowledged.</summary>
internal sealed class MessageRow
{
    public required string Customer { get; init; }

    public required string Name { get; init; }

    public required long Sequence { get; init; }

    public required string Thread { get; init; }

    public required string Text { get; init; }

    public ServerMessage ToMessage() => new(Sequence, Thread, Text);

    internal sealed class Table : IEntityTypeConfiguration<MessageRow>
    {
        public void Configure(EntityTypeBuilder<MessageRow> table) =>
            table.ToTable("SocketMessages").HasKey(row => new { row.Customer, row.Name, row.Sequence });
    }
}
