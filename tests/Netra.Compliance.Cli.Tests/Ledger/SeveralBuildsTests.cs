using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Catalog;
using Netra.Compliance.Cli.Tests.Journal;

namespace Netra.Compliance.Cli.Tests.Ledger;

public sealed class SeveralBuildsTests : IDisposable
{
    private const string Again = "net8.0/Shop.Tests.dll";

    private static readonly string[] Fragments = [CatalogFragment.Header(),
        CatalogFragment.Test(1, Bench.Flow, 15_000, CatalogFragment.Point("Signs_in"))];

    private readonly Bench _bench = new(Fragments);

    [Fact]
    public void Names_a_build_that_only_another_builds_journal_covers()
    {
        var other = _bench.Build(Again, Fragments);
        var ledger = _bench.Run(Passing(_bench.Mvid)).Ledger();
        Assert.Equal(ExitCode.Inventory, ledger.Gate.Code);
        Assert.Contains(
            $"no journal of this build ({other.Path})", Assert.Single(ledger.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Passes_builds_that_each_have_a_journal()
    {
        var other = _bench.Build(Again, Fragments);
        var ledger = _bench.Run(Passing(_bench.Mvid)).Run(Passing(other.Mvid)).Ledger();
        Assert.Equal((ExitCode.Pass, 2), (ledger.Gate.Code, ledger.Run.Journals));
    }

    [Fact]
    public void Names_a_build_whose_own_run_met_nothing()
    {
        var other = _bench.Build(Again, Fragments);
        var elsewhere = new JournalScript(other.Mvid).Test("Shop.Tests.Other", "Works").Ended();
        var ledger = _bench.Run(Passing(_bench.Mvid)).Run(elsewhere).Ledger();
        Assert.Contains(
            $"the run of {other.Path} included none of them", Assert.Single(ledger.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Asks_for_no_journal_of_a_copy()
    {
        Directory.CreateDirectory(Path.Combine(_bench.Folder, "copy"));
        File.Copy(_bench.Inputs[0], Path.Combine(_bench.Folder, "copy", "Shop.Tests.dll"));
        ((List<string>)_bench.Inputs).Add(Path.Combine(_bench.Folder, "copy"));
        Assert.Equal(ExitCode.Pass, _bench.Run(Passing(_bench.Mvid)).Ledger().Gate.Code);
    }

    [Fact]
    public void Names_a_build_of_other_declarations_that_did_not_run()
    {
        var other = _bench.Build(Again, CatalogFragment.Header(),
            CatalogFragment.Test(1, Bench.Flow, 16_000, CatalogFragment.Point("Signs_in")));
        Assert.Contains(
            other.Path, Assert.Single(_bench.Run(Passing(_bench.Mvid)).Ledger().Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Bench.Flow, 1)]
    [InlineData("Other.Tests.Auth.Flow", 1)]
    public void Gives_a_failure_to_the_test_of_its_own_assembly(string @class, int number)
    {
        string[] fragments = [CatalogFragment.Header("Other.Tests"),
            CatalogFragment.Test(1, @class, 70_000, CatalogFragment.Point("Signs_in"))];
        var other = _bench.Build("Other.Tests.dll", fragments);
        var failing = new JournalScript(other.Mvid, "Other.Tests").Test(@class, "Signs_in", "failed").Ended();
        var ledger = _bench.Run(Passing(_bench.Mvid)).Run(failing).Ledger();
        Assert.Equal((number, "Other.Tests"), (Assert.Single(ledger.Failures).Number, ledger.Failures[0].Assembly));
        Assert.Contains("$70,000 a month", Cli.Rendering.AttentionList.Of(ledger)[0].Heading, StringComparison.Ordinal);
    }

    public void Dispose() => _bench.Dispose();

    private static JournalScript Passing(Guid mvid) => new JournalScript(mvid).Test(Bench.Flow, "Signs_in").Ended();
}
