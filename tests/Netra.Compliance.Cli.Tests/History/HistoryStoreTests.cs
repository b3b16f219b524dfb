using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Netra.Compliance.Cli.History;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Ledger;
using Netra.Compliance.Cli.Tests.Models;

namespace Netra.Compliance.Cli.Tests.History;

public sealed class HistoryStoreTests : IDisposable
{
    private const string Columns =
        "SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c.\"notnull\" || ' ' || c.pk AS \"Value\" "
        + "FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name <> "
        + "'netra_history_versions' UNION ALL SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'index' "
        + "AND tbl_name <> 'netra_history_versions' ORDER BY 1";

    private readonly HistoryBench _bench = new();

    [Fact]
    public async Task Migrates_to_the_tables_that_the_model_declares()
    {
        await _bench.AddAsync(LedgerScript.At(0, "Proven"));
        var model = HistoryPlace.OfFile(Path.Combine(_bench.Folder, "model.db"));
        using var made = new HistoryContext(model, SqliteOpenMode.ReadWriteCreate);
        await made.Database.EnsureCreatedAsync();
        using var migrated = new HistoryContext(HistoryPlace.OfFile(_bench.File), SqliteOpenMode.ReadOnly);
        Assert.Equal(Tables(made), Tables(migrated));
        Assert.NotEmpty(Tables(made));
    }

    [Fact]
    public async Task Tells_the_revenue_of_each_module_over_time()
    {
        var earlier = new LedgerScript((1, "Proven", 10), (2, "Protected", 2.5m));
        await _bench.AddAsync(LedgerScript.At(5, "AtRisk"), earlier);
        using var history = HistoryStore.OpenToRead(HistoryPlace.OfFile(_bench.File));
        Assert.Equal([("Auth", 10m, 0m, 0m), ("Data", 0m, 2.5m, 0m), ("Auth", 0m, 0m, 10_000m)],
            history.Modules(new()).Select(each => (each.Module, each.Proven, each.Protected, each.AtRisk)));
    }

    [Theory]
    [InlineData("list")]
    [InlineData("prune", "--keep", "1")]
    [InlineData("export")]
    public async Task Reads_no_history_that_is_not_there_and_creates_none(params string[] words)
    {
        (await _bench.RunAsync(words)).AssertRefused(ExitCode.Unreadable, "holds no history yet");
        Assert.False(File.Exists(_bench.File));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5_000)]
    public async Task Refuses_a_damaged_file_and_leaves_it_as_it_is(int from)
    {
        await _bench.AddAsync(LedgerScript.At(0, "Proven"));
        var damaged = await File.ReadAllBytesAsync(_bench.File);
        damaged.AsSpan(from, 4_000).Fill(0x5A);
        await File.WriteAllBytesAsync(_bench.File, damaged);
        (await _bench.RunAsync("add", _bench.Write(LedgerScript.At(1, "AtRisk"))))
            .AssertRefused(ExitCode.Unreadable, "damaged");
        Assert.Equal(damaged, await File.ReadAllBytesAsync(_bench.File));
    }

    [Fact]
    public async Task Refuses_half_a_file()
    {
        await _bench.AddAsync(LedgerScript.At(0, "Proven"));
        var whole = await File.ReadAllBytesAsync(_bench.File);
        await File.WriteAllBytesAsync(_bench.File, whole[..(whole.Length / 2)]);
        (await _bench.RunAsync("list")).AssertRefused(ExitCode.Unreadable, "is damaged: restore a copy");
    }

    [Fact]
    public async Task Refuses_a_newer_version()
    {
        await _bench.AddAsync(LedgerScript.At(0, "Proven"));
        Execute("insert into netra_history_versions values ('99991231000000_Later', '99.0.0')");
        (await _bench.RunAsync("list")).AssertRefused(ExitCode.Unreadable, "was written by a newer version of netra");
        (await _bench.RunAsync("add", _bench.Write(LedgerScript.At(1, "Proven"))))
            .AssertRefused(ExitCode.Unreadable, "update the tool");
    }

    [Fact]
    public async Task Refuses_the_database_of_another_program()
    {
        Execute("create table shop (id integer)");
        (await _bench.RunAsync("add", _bench.Write(LedgerScript.At(1, "Proven"))))
            .AssertRefused(ExitCode.Unreadable, "is a database of another program");
    }

    [Theory]
    [InlineData("postgres://ada:hush@db/netra")]
    [InlineData("Host=db;Port=hush;Password=hush")]
    [InlineData("Host=127.0.0.1;Port=1;Password=hush;Timeout=2")]
    public async Task Shows_no_password(string store)
    {
        using var bench = new HistoryBench { Store = store };
        var run = await bench.RunAsync("list");
        Assert.NotEqual(ExitCode.Pass, run.Code);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("hush", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loses_nothing_that_two_processes_add_at_once()
    {
        var ledgers = Enumerable.Range(0, 80).Select(run => _bench.Write(LedgerScript.At(run, "Proven"))).Chunk(40);
        var store = new Dictionary<string, string> { ["NETRA_HISTORY"] = _bench.File };
        var runs = await Task.WhenAll(ledgers.Select(some =>
            ToolProcess.RunAsync(store, ["history", "add", .. some])));
        Assert.All(runs, run => Assert.Equal((0, ""), (run.Code, run.Error)));
        Assert.Equal(80, await _bench.CountAsync());
    }

    [Fact]
    public async Task Adds_the_ledger_of_a_report()
    {
        using var bench = new Bench();
        bench.Run(bench.AllPass().Ended());
        var run = await ToolRun.In([], bench.Folder, "report", ".", "--history");
        Assert.Contains("Note: Added run ", run.Error, StringComparison.Ordinal);
        (await ToolRun.In([], bench.Folder, "history", "list")).AssertSays("1 run; dollars a month.");
    }

    [Fact]
    public async Task Keeps_a_report_whose_ledger_cannot_be_added()
    {
        using var bench = new Bench();
        bench.Run(bench.AllPass().Ended()).Write("h.db", new string('x', 9_000));
        var plain = await ToolRun.In([], bench.Folder, "report", ".", "--out", "a");
        var run = await ToolRun.In([], bench.Folder, "report", ".", "--out", "b", "--history", "--store", "h.db");
        Assert.Contains("Note: the run is not in the history; the report is complete.", run.Error,
            StringComparison.Ordinal);
        Assert.Equal(plain.Code, run.Code);
        Assert.True(File.Exists(Path.Combine(bench.Folder, "b", "ledger.json")));
    }

    public void Dispose() => _bench.Dispose();

    private static List<string> Tables(HistoryContext context) =>
        [.. context.Database.SqlQueryRaw<string>(Columns).AsEnumerable()];

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_bench.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
