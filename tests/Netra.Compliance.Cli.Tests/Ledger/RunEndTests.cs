using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Tests.Ledger;

public sealed class RunEndTests : IDisposable
{
    private readonly Bench _bench = new();

    [Fact]
    public void Believes_an_end_that_counts_its_rows() => Assert.Equal(ExitCode.Pass, Ending(3, 0, 0).Gate.Code);

    [Theory]
    [InlineData(4, 0, 0)]
    [InlineData(2, 0, 0)]
    [InlineData(0, 0, 0)]
    [InlineData(3, 1, 0)]
    [InlineData(3, 0, 1)]
    public void Fails_a_run_whose_end_counts_other_than_its_rows(int total, int failed, int skipped)
    {
        var ledger = Ending(total, failed, skipped);
        var why = $"Its end record counts {total} tests, {failed} failed, {skipped} skipped; its rows are "
            + "3 tests, 0 failed, 0 skipped: some are missing, duplicated or changed.";
        Assert.Equal(ExitCode.TestsFailed, ledger.Gate.Code);
        Assert.Equal(("The run of Shop.Tests (net10.0)", why),
            (Assert.Single(ledger.Failures).Name, ledger.Failures[0].Message));
    }

    public void Dispose() => _bench.Dispose();

    private ComplianceLedger Ending(int total, int failed, int skipped) =>
        _bench.Run(_bench.AllPass().Add(new { @event = "ended", total, failed, skipped, durationMs = 1.0 })).Ledger();
}
