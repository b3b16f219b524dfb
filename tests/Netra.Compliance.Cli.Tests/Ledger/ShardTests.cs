using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Journal;

namespace Netra.Compliance.Cli.Tests.Ledger;

/// <summary>Journals of one run that was divided among machines.</summary>
public sealed class ShardTests : IDisposable
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task Joins_all_shards_of_a_run() =>
        Assert.Equal(ExitCode.Pass, (await ReportAsync(First(), Second(), Third())).Code);

    [Fact]
    public async Task Counts_a_shard_that_is_there_twice_once()
    {
        var first = First();
        _bench.Add("copy.jsonl", first.Text);
        var run = await ReportAsync(first, Second(), Third());
        Assert.Contains("Tests: 3 passed,", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_run_of_which_a_shard_is_missing() =>
        (await ReportAsync(First(), Third())).AssertRefused(ExitCode.Unreadable, "Shard 2 of 3 is missing: ");

    [Fact]
    public async Task Refuses_one_shard_alone() => (await ReportAsync(First())).AssertRefused(
        ExitCode.Unreadable, "Shards 2, 3 of 3 are missing: ");

    [Fact]
    public async Task Refuses_shards_of_two_runs() =>
        (await ReportAsync(First(), Second().Says("ciRun", "github-8"), Third())).AssertRefused(
            ExitCode.Unreadable, "missing");

    [Fact]
    public async Task Refuses_shards_that_count_otherwise() =>
        (await ReportAsync(First(), Second().Says("shard", "2/4"), Third())).AssertRefused(
            ExitCode.Unreadable, "of the same run github-7: give the journals of one run.");

    [Theory]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("2")]
    [InlineData("2/3/4")]
    [InlineData("two/3")]
    [InlineData("")]
    public async Task Refuses_a_shard_that_cannot_be(string shard) =>
        (await ReportAsync(First().Says("shard", shard))).AssertRefused(
            ExitCode.Unreadable, $"\"shard\" is \"{shard}\", expected a part and how many there are, such as 2/5");

    [Fact]
    public async Task Knows_the_shards_of_a_run_by_their_commit_outside_a_build_service()
    {
        JournalScript[] shards = [First(), Second(), Third()];
        var run = await ReportAsync([.. shards.Select((shard, index) => Unnamed(shard, index))]);
        Assert.Contains("of the run 0123456789abcdef0123456789abcdef01234567", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_an_assembly_that_a_shard_has_no_journal_of()
    {
        var plain = new JournalScript(Guid.NewGuid(), "Unit.Tests", hash: null).Test("Unit.A", "Works").Ended();
        var run = await ReportAsync(First(), Second(), Third(), plain.Says("ciRun", "github-7").Says("shard", "1/3"));
        Assert.Contains(
            "Unit.Tests (net10.0) has no journal of shards 2, 3: what is not in the others did not run.", run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Joins_shards_that_were_each_built_by_themselves()
    {
        using var bench = new Bench(Fragments());
        var other = bench.Build("elsewhere/Shop.Tests.dll", Fragments());
        bench.Run(Shard(1, bench.Script().Test(Bench.Flow, "Signs_in"), of: 2))
            .Run(Shard(2, new JournalScript(other.Mvid).Test("Shop.Tests.Plain", "Works"), of: 2));
        Assert.Equal(ExitCode.Pass, (await ToolRun.Of(bench.Folder, ["report", .. bench.Inputs])).Code);
    }

    public void Dispose() => _bench.Dispose();

    private static string[] Fragments() =>
    [
        Catalog.CatalogFragment.Header(),
        Catalog.CatalogFragment.Test(1, Bench.Flow, 15_000, Catalog.CatalogFragment.Point("Signs_in")),
    ];

    private JournalScript First() => Shard(1, _bench.Script().Test(Bench.Flow, "Signs_in"));

    private JournalScript Second() => Shard(2, _bench.Script().Test(Bench.Flow, "Signs_out"));

    private JournalScript Third() => Shard(3, _bench.Script().Test(Bench.Sync, "Syncs"));

    private static JournalScript Shard(int index, JournalScript run, int of = 3) =>
        run.Ended().Says("shard", $"{index}/{of}").Says("ciRun", "github-7");

    /// <summary>Without its run, and of the third nothing.</summary>
    private static JournalScript Unnamed(JournalScript shard, int index)
    {
        var named = shard.Says("commit", "0123456789abcdef0123456789abcdef01234567").Without("ciRun");
        return index < 2 ? named : named.Without("shard");
    }

    private Task<ToolRun> ReportAsync(params JournalScript[] runs)
    {
        runs.ToList().ForEach(run => _bench.Run(run));
        return ToolRun.Of(_bench.Folder, ["report", .. _bench.Inputs]);
    }
}
