using System.Collections.Immutable;
using System.Globalization;
using Npgsql;

namespace Netra.Compliance.Cli.Backends.Servers;

/// <summary>PostgreSQL without durability across a power cut, which no test has; a killed server loses
/// nothing.</summary>
internal sealed class PostgreSql : Server
{
    /// <summary>
    /// Two-phase commit needs max_prepared_transactions. synchronous_commit stays on: without it, a killed server
    /// loses commits that it has acknowledged.
    /// </summary>
    private static readonly ImmutableArray<string> Settings =
    [
        "fsync=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0", "max_prepared_transactions=64",
        "max_connections=400", "shared_buffers=64MB", "autovacuum=off",
    ];

    public override ServerFacts Facts { get; } = new()
    {
        Name = "PostgreSQL",
        Need = "relational",
        Variables = ["NETRA_POSTGRES"],
        Package = "postgresql",
        Programs = ["postgres", "initdb"],
        StopSignal = "INT",
        Account = "postgres",
        Container = new("postgres:17-alpine", 5432, ["POSTGRES_HOST_AUTH_METHOD=trust"], [.. Set(Settings)]),
    };

    public override ImmutableArray<string> Preparation(ServerPlace place) =>
    [
        place.Programs["initdb"], "--no-sync", "--no-locale", "--encoding=UTF8", "--auth=trust", "--username=postgres",
        "--pgdata", place.At("data"),
    ];

    public override ImmutableArray<string> Command(ServerPlace place) =>
    [
        place.Programs["postgres"], "-D", place.At("data"), "-p", place.Port.ToString(CultureInfo.InvariantCulture),
        .. Set(["listen_addresses=127.0.0.1", "unix_socket_directories=", .. Settings]),
    ];

    public override string Address(int port) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres");

    public override async Task<string> VersionAsync(string address, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(Unpooled(address));
        await connection.OpenAsync(cancellation);
        return connection.ServerVersion.Split(' ')[0];
    }

    private static IEnumerable<string> Set(IEnumerable<string> settings) =>
        settings.SelectMany(each => new[] { "-c", each });

    /// <summary>What the library says of a bad connection string may quote a part of a password, so none of it is
    /// kept.</summary>
    private static string Unpooled(string address)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(address) { Pooling = false, Timeout = 5 }.ToString();
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            throw new FormatException("a connection string of Npgsql");
        }
    }
}
