using Microsoft.Data.Sqlite;
using Netra.Apex.Storage;
using Netra.Apex.Tests.Data.Usage;

namespace Netra.Apex.Tests.Storage;

/// <summary>Nodes on a SQLite file that a killed node has left while it migrated it.</summary>
public sealed class StoreMigrationTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netra-migration-");

    private string File => Path.Combine(_folder.FullName, "apex.db");

    private string Connection => $"Data Source={File};Pooling=False";

    [Fact]
    public async Task Nodes_start_together_on_what_it_left()
    {
        await KillWhileItMigratesAsync();
        var nodes = await Task.WhenAll(StartAsync(), StartAsync(), StartAsync()).WaitAsync(Limit);
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }

        Assert.False(System.IO.File.Exists($"{File}-migration"));
    }

    [Fact]
    public async Task A_node_waits_for_nobody_when_nothing_is_to_be_migrated()
    {
        await (await StartAsync()).DisposeAsync();
        await KillWhileItMigratesAsync();
        await using var held = LockFile.TryTake($"{File}-migration");
        await (await StartAsync().WaitAsync(Limit)).DisposeAsync();
        Assert.NotNull(held);
    }

    [Fact]
    public async Task A_node_waits_for_one_that_migrates()
    {
        var held = LockFile.TryTake($"{File}-migration")!;
        var start = StartAsync();
        await Until.TrueAsync(() => System.IO.File.Exists(File));
        await Task.Delay(TimeSpan.FromSeconds(1));
        Assert.False(await HasTablesAsync());
        await held.DisposeAsync();
        await (await start.WaitAsync(Limit)).DisposeAsync();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<UsagePlatform> StartAsync() =>
        UsagePlatform.StartAsync(change: null, ("Apex:Storage:ConnectionString", Connection));

    // Entity Framework's own table and row.
    private Task KillWhileItMigratesAsync() => AskAsync(
        """
        create table if not exists "__EFMigrationsLock" ("Id" integer not null primary key, "Timestamp" text not null);
        insert into "__EFMigrationsLock" values (1, '2026-01-01 00:00:00+00:00');
        """);

    private async Task<bool> HasTablesAsync() => (long)(await AskAsync("select count(*) from sqlite_master"))! > 0;

    private async Task<object?> AskAsync(string sql)
    {
        await using var store = new SqliteConnection(Connection);
        await store.OpenAsync();
        await using var command = store.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
