using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Tests.Ledger;

public sealed class RunEndTests : IDisposable
{
    private readonly Bench _bench = new();

    [Theory]
    [InlineData(3, 0)]
    [InlineData(2, 0)]
    public void Believes_an_end_that_counts_no_more_than_its_rows(int total, int failed) =>
        Assert.Equal(ExitCode.Pass, Ending(total, failed).Gate.Code);

    [Theory]
    [InlineData(4, 0, "Its end record counts 4 tests, 0 failed; its rows are 3, 0 failed: some are missing or were changed.")]
    [InlineData(3, 1, "Its end record counts 3 tests, 1 failed; its rows are 3, 0 failed: some are missing or were changed.")]
    public void Fails_a_run_whose_end_counts_more_than_its_rows(int total, int failed, string why)
    {
        var ledger = Ending(total, failed);
        Assert.Equal(ExitCode.TestsFailed, ledger.Gate.Code);
        Assert.Equal(("The run of Shop.Tests (net10.0)", why), (Assert.Single(ledger.Failures).Name, ledger.Failures[0].Message));
    }

    public void Dispose() => _bench.Dispose();

    private ComplianceLedger Ending(int total, int failed) =>
        _bench.Run(_bench.AllPass().Add(new { @event = "ended", total, failed, skipped = 0, durationMs = 1.0 })).Ledger();
}
