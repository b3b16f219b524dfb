using Microsoft.EntityFrameworkCore;
using Netra.Apex.Storage;
using Netra.Compliance;
using Netra.Compliance.Journaling;
using Npgsql;

namespace Netra.CriticalTests.Fixtures.Worlds;

/// <summary>A relational store of a fixture's own: copied from a template that is migrated once a run.</summary>
internal abstract class RelationalWorld : IAsyncDisposable
{
    /// <summary>The platform's settings that lead to the store.</summary>
    public abstract IEnumerable<(string Key, string Value)> Settings { get; }

    public static async Task<RelationalWorld> CreateAsync(string folder) => Backends.Postgres is { } server
        ? await PostgresWorld.CreateAsync(server)
        : await SqliteWorld.CreateAsync(folder);

    public abstract ValueTask DisposeAsync();

    private sealed class SqliteWorld(string file) : RelationalWorld
    {
        private static readonly Lazy<Task<byte[]>> Template = new(MigrateAsync);

        public override IEnumerable<(string Key, string Value)> Settings =>
            [("Apex:Storage:Provider", "Sqlite"),
                ("Apex:Storage:ConnectionString", $"Data Source={file};Pooling=False")];

        public static new async Task<SqliteWorld> CreateAsync(string folder)
        {
            Journal.RecordBackend("relational", "SQLite", BackendKind.Embedded);
            var file = Path.Combine(folder, "apex.db");
            await File.WriteAllBytesAsync(file, await Template.Value);
            return new SqliteWorld(file);
        }

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static async Task<byte[]> MigrateAsync()
        {
            var folder = Directory.CreateTempSubdirectory("netra-template-");
            var file = Path.Combine(folder.FullName, "apex.db");
            await using (var context = Context(file))
            {
                await context.Database.MigrateAsync();
            }

            var bytes = await File.ReadAllBytesAsync(file);
            folder.Delete(recursive: true);
            return bytes;
        }

        private static SqliteApexContext Context(string file)
        {
            var options = new DbContextOptionsBuilder<SqliteApexContext>();
            return new(options.UseSqlite($"Data Source={file};Pooling=False").Options);
        }
    }

    private sealed class PostgresWorld(string server, string name) : RelationalWorld
    {
        private const int PoolSize = 8;
        private static readonly Lazy<Task<string>> Template = new(MigrateAsync);

        public override IEnumerable<(string Key, string Value)> Settings =>
            [("Apex:Storage:Provider", "Postgres"), ("Apex:Storage:ConnectionString", On(server, name))];

        public static new async Task<PostgresWorld> CreateAsync(string server)
        {
            Journal.RecordBackend("relational", "PostgreSQL", BackendKind.Services);
            var name = $"world_{Guid.NewGuid():N}";
            await ExecuteAsync(server, $"create database {name} template {await Template.Value} strategy file_copy");
            return new PostgresWorld(server, name);
        }

        // The server refuses to drop a database in which something is still prepared.
        public override async ValueTask DisposeAsync()
        {
            NpgsqlConnection.ClearPool(new NpgsqlConnection(On(server, name)));
            foreach (var prepared in await PreparedAsync())
            {
                await ExecuteAsync(On(server, name) + ";Pooling=false", $"rollback prepared '{prepared}'");
            }

            await ExecuteAsync(server, $"drop database {name} with (force)");
        }

        private static async Task<string> MigrateAsync()
        {
            var (server, name) = (Backends.Postgres!, $"template_{Guid.NewGuid():N}");
            await ExecuteAsync(server, $"create database {name}");
            var options = new DbContextOptionsBuilder<PostgresApexContext>().UseNpgsql(
                On(server, name) + ";Pooling=false").Options;
            await using var context = new PostgresApexContext(options);
            await context.Database.MigrateAsync();
            return name;
        }

        private static string On(string server, string database) =>
            new NpgsqlConnectionStringBuilder(server) { Database = database, MaxPoolSize = PoolSize }.ConnectionString;

        private async Task<IReadOnlyList<string>> PreparedAsync()
        {
            await using var connection = new NpgsqlConnection(server);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("select gid from pg_prepared_xacts where database = $1",
                connection) { Parameters = { new() { Value = name } } };
            await using var reader = await command.ExecuteReaderAsync();
            return await reader.ReadAllAsync(row => row.GetString(0));
        }

        private static async Task ExecuteAsync(string connectionString, string sql)
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}

/// <summary>Reads a result to its end.</summary>
internal static class Rows
{
    public static async Task<IReadOnlyList<T>> ReadAllAsync<T>(
        this NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read)
    {
        List<T> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
