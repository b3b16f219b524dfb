using System.Globalization;
using System.Text;
using System.Text.Json;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Running;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Journal;
using Netra.Compliance.Cli.Tests.Ledger;
using Fragment = Netra.Compliance.Cli.Tests.Catalog.CatalogFragment;

namespace Netra.Compliance.Cli.Tests.Fuzzing;

/// <summary>Inputs with one thing changed: the tool never fails itself, never hangs, and never says more than it says
/// of the good ones.</summary>
/// <remarks><c>NETRA_FUZZ</c> sets how many of each kind are tried.</remarks>
public sealed class ReportFuzzTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private static readonly int Tries =
        int.TryParse(Environment.GetEnvironmentVariable("NETRA_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture,
            out var tries) ? tries : 100;

    private readonly Bench _bench = new();

    [Fact]
    public async Task A_changed_journal_says_no_more_than_the_good_one()
    {
        foreach (var changed in Changed(Good().Text, 1, times: 3))
        {
            var run = await ReportAsync(changed);
            Assert.True(run.Code != ExitCode.Pass || Proven() <= 15_000, Shown(run, changed));
        }
    }

    [Theory]
    [InlineData("failed", "Caught", "failed")]
    [InlineData("passed", "Survived", "failed")]
    [InlineData("passed", "Caught", "skipped")]
    public async Task A_changed_journal_of_a_run_that_fails_never_passes(string first, string verdict, string last)
    {
        var script = Bench.WithProofs(
            _bench.Script().Test(Bench.Flow, "Signs_in", first).Test(Bench.Flow, "Signs_out"), second: verdict);
        foreach (var changed in Changed(script.Test(Bench.Sync, "Syncs", last).Ended().Text, 2, times: 1))
        {
            var run = await ReportAsync(changed);
            Assert.True(run.Code != ExitCode.Pass, Shown(run, changed));
        }
    }

    [Fact]
    public async Task A_changed_catalog_is_refused()
    {
        var good = Fragments();
        foreach (var changed in Changed(string.Join('\n', good[1..]), 3, times: 1)
            .Where(text => !Split(text).ToHashSet().SetEquals(good[1..])))
        {
            var hash = CatalogHash.Of(good[1..]);
            var run = await CatalogAsync(
                [good[0].Replace(Fragment.AnyHash, hash, StringComparison.Ordinal), .. Split(changed)]);
            Assert.True(run.Code == ExitCode.Unreadable, Shown(run, changed));
        }
    }

    [Fact]
    public async Task A_changed_catalog_that_adds_up_is_read_or_refused()
    {
        foreach (var changed in Changed(string.Join('\n', Fragments()), 4, times: 2))
        {
            await CatalogAsync([.. Split(changed)]);
        }
    }

    [Fact]
    public void A_changed_ledger_is_read_or_left_aside()
    {
        var path = Path.Combine(_bench.Folder, "ledger.json");
        foreach (var changed in Changed(_bench.Run(Good()).Ledger().ToJson(), 5, times: 2))
        {
            File.WriteAllBytes(path, changed);
            Assert.NotNull(PreviousFailures.Read(path).Classes);
        }
    }

    public void Dispose() => _bench.Dispose();

    private static IEnumerable<byte[]> Changed(string good, int seed, int times)
    {
        var (mutation, bytes) = (new Mutation(seed), Encoding.UTF8.GetBytes(good));
        return Enumerable.Range(0, Tries)
            .Select(index =>
                Enumerable.Range(0, 1 + (index % times))
                    .Aggregate(bytes, (text, _) => text.Length == 0 ? text : mutation.Of(text)));
    }

    private JournalScript Good() => Bench.WithProofs(_bench.AllPass()).Ended();

    private static string[] Fragments() =>
    [
        Fragment.Header(declared: 35_000),
        Fragment.Test(1, Bench.Flow, 15_000, Fragment.Point("Signs_in", "Shop.Forged"),
            Fragment.Point("Signs_out", "Shop.Stays")),
        Fragment.Test(2, Bench.Sync, 20_000, Fragment.Theory("Syncs")),
        Fragment.Planned(3, 5),
        Fragment.Journey("Life", JourneyTests.Life, Fragment.Step(1, "Demo", "Looks", [1], "Shop.Blank")),
    ];

    private static string[] Split(byte[] text) => Encoding.UTF8.GetString(text).Split('\n');

    private Task<ToolRun> ReportAsync(byte[] journal)
    {
        File.WriteAllBytes(Path.Combine(_bench.Folder, "a.jsonl"), journal);
        return RunAsync(journal, _bench.Inputs[0], Path.Combine(_bench.Folder, "a.jsonl"));
    }

    private async Task<ToolRun> CatalogAsync(string[] fragments)
    {
        using var bench = new Bench(fragments);
        bench.Run(Bench.WithProofs(bench.AllPass()).Ended());
        return await RunAsync(Encoding.UTF8.GetBytes(string.Join('\n', fragments)), [.. bench.Inputs]);
    }

    private async Task<ToolRun> RunAsync(byte[] changed, params string[] inputs)
    {
        var run = await Task.Run(() => ToolRun.Of(_bench.Folder, ["report", .. inputs])).WaitAsync(Limit);
        Assert.True(run.Code != ExitCode.Internal, Shown(run, changed));
        return run;
    }

    private decimal Proven()
    {
        using var ledger = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(_bench.Folder, "artifacts", "compliance", "ledger.json")));
        return ledger.RootElement.GetProperty("revenue").GetProperty("proven").GetDecimal();
    }

    private static string Shown(ToolRun run, byte[] changed) =>
        $"{run.Code}\n{run.Error}\n{run.Out}\n{Encoding.Latin1.GetString(changed)}";
}
