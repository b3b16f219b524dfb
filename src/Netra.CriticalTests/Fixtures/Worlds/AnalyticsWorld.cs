using Microsoft.Data.Sqlite;
using Netra.Compliance;
using Netra.Compliance.Journaling;
using Netra.CriticalTests.Fixtures.Network;

namespace Netra.CriticalTests.Fixtures.Worlds;

/// <summary>An analytics store of a fixture's own, which can be cut off.</summary>
public abstract class AnalyticsWorld : IAsyncDisposable
{
    /// <summary>The platform's settings that lead to the store.</summary>
    public abstract IEnumerable<(string Key, string Value)> Settings { get; }

    public static async Task<AnalyticsWorld> CreateAsync(string folder) =>
        Backends.ClickHouse is { } server ? await ClickHouseWorld.CreateAsync(server) : SqliteWorld.Create(folder);

    /// <summary>Cuts the store off while lines are on their way to it: some or all have arrived, and the platform
    /// learns only that it failed.</summary>
    /// <param name="send">Sends at least two lines to the store.</param>
    /// <returns>What the sending came to; the store stays cut off.</returns>
    public abstract Task<T> CutOffAsync<T>(Func<Task<T>> send);

    /// <summary>Brings the store back.</summary>
    public abstract Task RestoreAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>A file fails by triggers: lines are taken up to the second one, and then nothing can be
    /// written.</summary>
    private sealed class SqliteWorld(string connectionString) : AnalyticsWorld
    {
        private const string Cut =
            """
            create trigger cut_insert before insert on usage_lines when new.line > 0
            begin select raise(fail, 'cut off'); end;
            create trigger cut_delete before delete on usage_lines
            begin select raise(fail, 'cut off'); end
            """;

        public override IEnumerable<(string Key, string Value)> Settings =>
            [("Apex:Data:Analytics:Provider", "Sqlite"), ("Apex:Data:Analytics:Connection", connectionString)];

        public static SqliteWorld Create(string folder)
        {
            Journal.RecordBackend("analytics", "SQLite", BackendKind.Embedded);
            return new SqliteWorld($"Data Source={Path.Combine(folder, "analytics.db")};Pooling=False");
        }

        public override async Task<T> CutOffAsync<T>(Func<Task<T>> send)
        {
            await ExecuteAsync(Cut);
            return await send();
        }

        public override Task RestoreAsync() => ExecuteAsync("drop trigger cut_insert; drop trigger cut_delete");

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private async Task ExecuteAsync(string sql)
        {
            await using var connection = new SqliteConnection(connectionString);
            await connection.OpenAsync();
            await using var command = new SqliteCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>A server fails by its line: the lines arrive, their answer does not, and then nobody is
    /// reached.</summary>
    private sealed class ClickHouseWorld(Uri server, string name) : AnalyticsWorld
    {
        private readonly HttpClient _admin = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server };
        private readonly TcpRelay _line = TcpRelay.Start(server);

        public override IEnumerable<(string Key, string Value)> Settings =>
        [
            ("Apex:Data:Analytics:Provider", "ClickHouse"),
            ("Apex:Data:Analytics:Connection", $"{_line.Address}?database={name}"),
        ];

        public static new async Task<ClickHouseWorld> CreateAsync(string server)
        {
            Journal.RecordBackend("analytics", "ClickHouse", BackendKind.Services);
            var name = $"world_{Guid.NewGuid():N}";
            var world = new ClickHouseWorld(new Uri(server), name);
            await world.AskAsync($"create database {name}");
            return world;
        }

        public override async Task<T> CutOffAsync<T>(Func<Task<T>> send)
        {
            var before = await CountAsync();
            _line.Stall(LineDirection.ToClient);
            var sent = send();
            await InTime.TrueAsync(async () => await CountAsync() > before, "the lines have arrived at ClickHouse");
            _line.Cut();
            return await sent;
        }

        public override Task RestoreAsync()
        {
            _line.Restore();
            return Task.CompletedTask;
        }

        public override async ValueTask DisposeAsync()
        {
            await _line.DisposeAsync();
            await AskAsync($"drop database {name}");
            _admin.Dispose();
        }

        private async ValueTask<long> CountAsync() =>
            long.Parse(await AskAsync($"select count() from {name}.usage_lines"));

        private async Task<string> AskAsync(string sql)
        {
            using var response = await _admin.PostAsync("", new StringContent(sql));
            return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        }
    }
}
