using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Journal;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Commands;

/// <summary>Copies of one run, runs of assemblies without a catalog, and what runs claim beyond any catalog.</summary>
public sealed class ReportOfSeveralRunsTests : IDisposable
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task Counts_a_copy_once_and_says_so()
    {
        var good = Good().Text;
        _bench.Add("a.jsonl", good).Add("b.jsonl", good).Add("c/a.jsonl", good);
        var run = await ReportAsync();
        Assert.Equal(ExitCode.Pass, run.Code);
        Assert.Contains("Tests: 3 passed,", run.Out, StringComparison.Ordinal);
        Assert.Contains($"b.jsonl is a copy of {Path.Combine(_bench.Folder, "a.jsonl")}: the run counts once.",
            run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.Error.Split("the run counts once").Length - 1);
    }

    [Fact]
    public async Task Counts_two_runs_of_one_build_as_two() =>
        Assert.Contains("Tests: 6 passed,", (await ReportAsync(Good(), Good())).Out, StringComparison.Ordinal);

    [Fact]
    public async Task Refuses_two_files_of_one_run_that_differ()
    {
        JournalScript Run(string outcome) =>
            new JournalScript(_bench.Mvid, run: "20260105T090000-1").Test(Bench.Sync, "Syncs", outcome).Ended();
        (await ReportAsync(Good(), Run("passed"), Run("skipped"))).AssertRefused(
            ExitCode.Unreadable, "says that it is the same run as");
    }

    [Fact]
    public async Task Refuses_a_run_beside_its_own_beginning()
    {
        var good = Good().Text;
        _bench.Add("a.jsonl", good).Add("b.jsonl", good[..^40]);
        (await ReportAsync()).AssertRefused(ExitCode.Unreadable, "differs: one of them was changed or is not finished");
    }

    [Fact]
    public async Task Fails_for_a_test_that_never_finished_in_an_assembly_without_a_catalog()
    {
        var run = await ReportAsync(Good(), Plain().Test("Unit.A", "Works").Started("Unit.A", "Hangs").Add(Ended(1)));
        Assert.Equal(ExitCode.TestsFailed, run.Code);
        Assert.Contains("Failed: Hangs: The run ended before this test did.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_for_a_test_beside_the_critical_ones_that_never_finished() => Assert.Equal(
        ExitCode.TestsFailed,
        (await ReportAsync(Good(), _bench.Script().Started("Shop.Tests.Plain", "Hangs").Add(Ended(0)))).Code);

    [Theory]
    [InlineData("dreamt")]
    [InlineData("PASSED")]
    public async Task Refuses_an_unknown_outcome_in_an_assembly_without_a_catalog(string outcome) =>
        (await ReportAsync(Good(), Plain().Test("Unit.A", "Works", outcome).Ended())).AssertRefused(
            ExitCode.Unreadable, $"\"outcome\" is \"{outcome}\"");

    [Theory]
    [InlineData("Survived")]
    [InlineData("Vacuous")]
    [InlineData("Inconclusive")]
    public async Task Fails_for_a_proof_that_is_not_caught_in_an_assembly_without_a_catalog(string verdict)
    {
        var run =
            await ReportAsync(Good(), Plain().Controls().Proof("Unit.A", "Works", "Unit.Breaks", verdict).Ended());
        Assert.Equal(ExitCode.ProofFailed, run.Code);
        Assert.Contains(
            $"The proof of Unit.A.Works under Unit.Breaks of Unit.Tests, which has no catalog, is {verdict}.",
            run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_for_a_proof_row_that_failed_in_an_assembly_without_a_catalog() => Assert.Equal(
        ExitCode.ProofFailed,
        (await ReportAsync(Good(), Plain().Test("Unit.A_Proof", "Works", "failed", proof: true).Ended())).Code);

    [Fact]
    public async Task Fails_for_a_blind_engine_in_an_assembly_without_a_catalog() => Assert.Equal(
        ExitCode.EngineBlind, (await ReportAsync(Good(), Plain().Control("noop", held: false).Ended())).Code);

    [Fact]
    public async Task Takes_a_caught_proof_of_an_assembly_without_a_catalog_for_no_harm() => Assert.Equal(
        ExitCode.Pass,
        (await ReportAsync(Good(), Plain().Controls().Proof("Unit.A", "Works", "Unit.Breaks").Ended())).Code);

    [Theory]
    [InlineData(Bench.Flow, "Signs_in", "Shop.Other", "Caught")]
    [InlineData(Bench.Flow, "Signs_in", "Shop.Other", "Survived")]
    [InlineData(Bench.Flow, "Signs_up", "Shop.Forged", "Caught")]
    [InlineData("Shop.Tests.Auth.Other", "Signs_in", "Shop.Forged", "Caught")]
    public async Task Never_passes_a_proof_that_no_catalog_declares(
        string @class, string point, string fault, string verdict)
    {
        var script = Bench.WithProofs(_bench.AllPass()).Proof(@class, point, fault, verdict).Ended();
        var run = await ReportAsync(script);
        Assert.Equal(ExitCode.Inventory, run.Code);
        Assert.Contains(
            $"The proof of {@class}.{point} under {fault} is in a journal of Shop.Tests, whose catalog does not "
            + $"declare it.", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Bench.Flow, "Signs_up", ExitCode.Inventory)]
    [InlineData(Bench.Sync, "Other", ExitCode.Pass)]
    [InlineData("Shop.Tests.Plain", "Works", ExitCode.Pass)]
    public async Task Never_passes_a_test_of_a_class_that_is_critical_as_a_whole_and_declares_no_such_point(
        string @class, string method, ExitCode code) =>
        Assert.Equal(code, (await ReportAsync(Bench.WithProofs(_bench.AllPass()).Test(@class, method).Ended())).Code);

    public void Dispose() => _bench.Dispose();

    private static object Ended(int total) =>
        new { @event = "ended", total, failed = 0, skipped = 0, durationMs = 1.0 };

    private static JournalScript Plain() => new(Guid.NewGuid(), "Unit.Tests", hash: null);

    private JournalScript Good() => Bench.WithProofs(_bench.AllPass()).Ended();

    private Task<ToolRun> ReportAsync(params JournalScript[] runs)
    {
        runs.ToList().ForEach(run => _bench.Run(run));
        return ToolRun.Of(_bench.Folder, ["report", .. _bench.Inputs]);
    }
}
