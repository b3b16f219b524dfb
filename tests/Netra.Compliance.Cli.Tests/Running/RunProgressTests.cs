using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Running;
using Netra.Compliance.Cli.Tests.Journal;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Running;

public sealed class RunProgressTests : IDisposable
{
    private readonly Bench _bench = new();

    [Fact]
    public void Counts_what_a_journal_holds_so_far()
    {
        var script = _bench.Script().Test(Bench.Flow, "Signs_in").Test(Bench.Flow, "Signs_out", "failed")
            .Started(Bench.Sync, "Syncs")
            .Verdict(Bench.Flow, "Signs_in", "Shop.Forged");
        Add("a.jsonl", script.Text[..^5]);
        Add("b.jsonl", "");
        Assert.Equal("2 of 3 points, 0 of 2 faults, 1 failed", Progress());
        Add("a.jsonl", script.Text);
        Assert.Equal("2 of 3 points, 1 of 2 faults, 1 failed", Progress());
    }

    [Fact]
    public void Knows_of_nothing_before_the_first_journal() => Assert.Equal("0 of 3 points, 0 of 2 faults", Progress());

    [Fact]
    public void Leaves_out_what_other_projects_and_other_builds_did()
    {
        Add("other.jsonl",
            new JournalScript(Guid.NewGuid(), "Other.Tests").Test(Bench.Flow, "Signs_in", "failed")
                .Proof(Bench.Flow, "Signs_in", "Shop.Forged").Text);
        Add("before.jsonl", new JournalScript(Guid.NewGuid()).Test(Bench.Flow, "Signs_in").Text);
        Assert.Equal("0 of 3 points, 0 of 2 faults", Progress());
    }

    [Fact]
    public void Counts_no_test_that_is_no_point_and_no_point_twice()
    {
        Add("a.jsonl",
            _bench.Script().Test("Shop.Tests.Plain", "Works").Test(Bench.Sync, "Syncs").Test(Bench.Sync, "Syncs")
            .Proof(Bench.Flow, "Signs_in", "Shop.Forged").Proof(Bench.Flow, "Signs_in", "Shop.Forged").Text);
        Assert.Equal("1 of 3 points, 1 of 2 faults", Progress());
    }

    [Fact]
    public void Tells_which_tests_are_red_running_and_done_so_far()
    {
        Assert.Equal(["1 Waiting $15000 0/2", "2 Waiting $20000 0/1"], Tests());
        Add("a.jsonl", _bench.Script().Started(Bench.Flow, "Signs_in").Text);
        Assert.Equal(["1 Running $15000 0/2", "2 Waiting $20000 0/1"], Tests());
        Add("a.jsonl", _bench.Script().Test(Bench.Flow, "Signs_in").Test(Bench.Sync, "Syncs").Text);
        Assert.Equal(["1 Running $15000 1/2", "2 Green $20000 1/1"], Tests());
        Add("a.jsonl", _bench.Script().Test(Bench.Flow, "Signs_in", "failed").Test(Bench.Flow, "Signs_out").Text);
        Assert.Equal(["1 Red $15000 2/2", "2 Waiting $20000 0/1"], Tests());
    }

    public void Dispose() => _bench.Dispose();

    private string Journals => Path.Combine(_bench.Folder, "journals");

    private void Add(string name, string text)
    {
        Directory.CreateDirectory(Journals);
        File.WriteAllText(Path.Combine(Journals, name), text);
    }

    private string Progress() => Read().Of(3, 2);

    private IEnumerable<string> Tests() => Read().Tests.Select(test =>
        $"{test.Number} {test.State} ${test.Usd} {test.Finished}/{test.Points}");

    private RunProgress Read()
    {
        var catalog = CatalogReader.Read(_bench.Inputs[0])!;
        return RunProgress.Read(Journals, catalog, [.. catalog.Points]);
    }
}
