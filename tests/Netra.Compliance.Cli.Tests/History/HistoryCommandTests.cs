using System.Globalization;
using System.Text.Json;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Tests.History;

public sealed class HistoryCommandTests : IDisposable
{
    private static readonly LedgerScript Before = new((1, "Proven", 10_000), (2, "Proven", 500), (3, "Proven", 70));

    private static readonly LedgerScript After =
        new((1, "AtRisk", 10_000), (2, "Proven", 600), (4, "Proven", 9_999)) { StartedAt = "2026-03-02T00:00:00Z" };

    private readonly HistoryBench _bench = new();

    [Fact]
    public async Task Adds_the_same_ledger_once_and_says_so()
    {
        var ledger = _bench.Write(new((1, "Proven", 10_000)));
        (await _bench.RunAsync("add", ledger)).AssertSays(
            "of 2026-03-01 12:00:00Z: pass, $10,000 of $10,000 a month proven.");
        (await _bench.RunAsync("add", ledger)).AssertSays("is in the history already; nothing was added.");
        Assert.Equal(1, await _bench.CountAsync());
    }

    [Fact]
    public async Task Takes_the_time_of_the_ledger_first_then_the_stated_one_then_the_clock()
    {
        var unknown = new LedgerScript((1, "Proven", 1)) { StartedAt = null };
        await _bench.RunAsync("add", "--at", "2026-01-02T03:04:05+02:00", _bench.Write(unknown),
            _bench.Write(LedgerScript.At(0, "Proven")));
        var run = await _bench.RunAsync("add", _bench.Write(unknown with { Title = "Signs out" }));
        run.AssertSays("the ledger does not say when it began, so its time is that of now (--at states another)");
        var runs = (await _bench.ReadAsync("list", "--json")).GetProperty("runs").EnumerateArray().ToList();
        Assert.Equal(["flag", "ledger", "clock"], runs.Select(each => each.GetProperty("atFrom").GetString()));
        Assert.Equal("2026-01-02T01:04:05Z", runs[0].GetProperty("at").GetString());
    }

    [Fact]
    public async Task Lists_runs_by_time_with_their_revenue_and_branch()
    {
        await _bench.AddAsync(LedgerScript.At(9, "AtRisk"), LedgerScript.At(5, "Proven") with { Branch = "other" });
        var run = await _bench.RunAsync("list");
        Assert.Matches(@"12:05:00Z\s+1a2b3c4d\s+other\s+pass\s+\$10,000\s+\$0", run.Out);
        Assert.Matches(@"(?s)12:05:00Z.*12:09:00Z.*2 runs; dollars a month\.", run.Out);
        var main = await _bench.ReadAsync("list", "--branch", "main", "--json");
        Assert.Equal(1, main.GetProperty("runs").GetArrayLength());
    }

    [Fact]
    public async Task Shows_a_run_by_the_beginning_of_its_id()
    {
        await _bench.AddAsync(new LedgerScript((1, "Proven", 10_000), (2, "AtRisk", 500)));
        var id = (await _bench.ReadAsync("list", "--json")).GetProperty("runs")[0].GetProperty("id").GetString()!;
        var run = await _bench.RunAsync("show", id[..4]);
        run.AssertSays($"Run {id}\n");
        Assert.Matches(@"2\s+Signs in\s+Data\s+AtRisk\s+0 of 1\s+\$500", run.Out);
        Assert.Equal(run, await _bench.RunAsync("show", "latest"));
    }

    [Fact]
    public async Task Compares_two_runs_the_most_money_first()
    {
        await _bench.AddAsync(Before, After);
        var compared = await _bench.ReadAsync("compare", "latest~1", "latest", "--json");
        Assert.Equal(["worse", "new", "revalued", "gone"], compared.GetProperty("tests").EnumerateArray()
            .Select(test => test.GetProperty("kind").GetString()));
        Assert.Matches(@"At risk\s+\$0\s+\$10,000\s+\+\$10,000", (await _bench.RunAsync("compare", "latest~1",
            "latest")).Out);
        (await _bench.RunAsync("compare", "latest", "latest")).AssertSays("No test differs.");
    }

    [Fact]
    public async Task Prunes_to_the_newest_runs()
    {
        await _bench.AddAsync(LedgerScript.At(1, "Proven"), LedgerScript.At(3, "Proven"), LedgerScript.At(2, "Proven"));
        (await _bench.RunAsync("prune", "--keep", "1")).AssertSays("Removed 2 runs.");
        var left = await _bench.ReadAsync("export");
        Assert.Equal("2026-03-01T12:03:00Z", left.GetProperty("runs")[0].GetProperty("at").GetString());
        Assert.Equal(1, left.GetProperty("runs")[0].GetProperty("tests").GetArrayLength());
    }

    [Fact]
    public async Task Prunes_what_is_older_than_so_many_days()
    {
        var now = DateTime.UtcNow.ToString("O", CultureInfo.InvariantCulture);
        await _bench.AddAsync(LedgerScript.At(1, "Proven") with { StartedAt = "2001-01-01T00:00:00Z" },
            LedgerScript.At(1, "Proven") with { StartedAt = now });
        (await _bench.RunAsync("prune", "--older-than", "36500000")).AssertSays("Removed 0 runs.");
        (await _bench.RunAsync("prune", "--older-than", "30")).AssertSays("Removed 1 run.");
        Assert.Equal(1, await _bench.CountAsync());
    }

    [Fact]
    public async Task Exports_a_row_for_each_test_and_point()
    {
        await _bench.AddAsync(new LedgerScript((1, "Proven", 10_000), (2, "AtRisk", 500.25m)) { Title = "=1+\"1\"" });
        var run = await _bench.RunAsync("export", "--format", "csv");
        var lines = run.Out.Split("\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, lines.Length);
        Assert.Single(lines.Select(line => line.Split(',').Length).Distinct());
        Assert.Matches("\"point\".*\"'=1\\+\"\"1\"\"\",\"It holds\".*\"AtRisk\",,\"failed\",500.25,1.5,0,0$", lines[4]);
    }

    [Fact]
    public async Task Exports_the_same_bytes_to_a_file_as_to_the_terminal()
    {
        await _bench.AddAsync(LedgerScript.At(1, "Proven"));
        Assert.Equal(ExitCode.Pass, (await _bench.RunAsync("export", "--out", "h.json")).Code);
        Assert.Equal((await _bench.RunAsync("export")).Out, File.ReadAllText(Path.Combine(_bench.Folder, "h.json")));
    }

    [Fact]
    public async Task Keeps_hostile_names_from_the_terminal()
    {
        var hostile = LedgerScript.At(1, "Proven") with { Title = "a\u001b[31m\n##[error]\0b", Branch = "[x]" };
        await _bench.AddAsync(hostile);
        var run = await _bench.RunAsync("show", "latest");
        Assert.DoesNotContain('\u001b', run.Out);
        Assert.DoesNotContain("##[", run.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Pass, (await _bench.RunAsync("list")).Code);
        Assert.Equal(JsonValueKind.Array, (await _bench.ReadAsync("export")).GetProperty("runs").ValueKind);
    }

    [Theory]
    [InlineData("prune")]
    [InlineData("prune", "--keep", "1", "--older-than", "1")]
    [InlineData("prune", "--keep", "-1")]
    [InlineData("add", "x", "--at", "yesterday")]
    [InlineData("export", "--format", "xml")]
    [InlineData("show")]
    [InlineData("")]
    public async Task Refuses_what_it_does_not_know(params string[] words) =>
        (await _bench.RunAsync([.. words.Where(word => word.Length > 0)])).AssertRefused(
            ExitCode.Usage, "Try 'netra --help'.");

    [Theory]
    [InlineData("abc", "'abc' is no run: give at least 4 digits")]
    [InlineData("latest~7", "is latest~7")]
    [InlineData("0000", "is 0000")]
    public async Task Refuses_a_run_that_is_not_there(string word, string why)
    {
        await _bench.AddAsync(LedgerScript.At(1, "Proven"));
        (await _bench.RunAsync("show", word)).AssertRefused(ExitCode.Usage, why);
    }

    public void Dispose() => _bench.Dispose();
}
