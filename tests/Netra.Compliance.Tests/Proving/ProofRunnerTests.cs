using Netra.Compliance.Journaling;
using Netra.Compliance.Proving;
using Netra.Compliance.Tests.Journaling;

namespace Netra.Compliance.Tests.Proving;

public sealed class ProofRunnerTests
{
    private readonly ProofRunner _runner = new(new PlainDialect(typeof(Till)));

    [Fact]
    public async Task Passes_and_records_what_was_caught()
    {
        TillLog.Begin();
        var lines = await JournalingAsync(() => _runner.ProveAsync(Checkout.Asserts, Checkout.Fault));

        Assert.Contains(lines, line => line.Contains("\"verdict\":\"Caught\"") && line.Contains("Tests.Proving.LosesACent"));
    }

    [Fact]
    public async Task Fails_and_records_what_survived()
    {
        TillLog.Begin();
        var lines = await JournalingAsync(() => Assert.ThrowsAsync<ProofFailedException>(
            () => _runner.ProveAsync(Checkout.AssertsNothing, Checkout.Fault)));

        Assert.Contains(lines, line => line.Contains("\"verdict\":\"Survived\""));
    }

    [Fact]
    public async Task Records_the_no_op()
    {
        TillLog.Begin();
        var lines = await JournalingAsync(() => _runner.CheckNoOpAsync([Checkout.Asserts]));

        Assert.Contains(lines, line => line.Contains("\"kind\":\"noop\"") && line.Contains("\"held\":true"));
    }

    [Fact]
    public async Task Releases_the_canary_once_a_run()
    {
        var runner = new ProofRunner(new PlainDialect(typeof(CanaryFixture)));
        var lines = await JournalingAsync(async () =>
        {
            await runner.CheckCanaryAsync(CanaryUser.Sharp, CanaryUser.Blunt);
            await runner.CheckCanaryAsync(CanaryUser.Sharp, CanaryUser.Blunt);
        });

        Assert.Single(lines, line => line.Contains("\"kind\":\"canary\""));
    }

    private static async Task<string[]> JournalingAsync(Func<Task> act)
    {
        var scratch = new JournalScratch();
        OpenJournals.Add(typeof(Checkout).Assembly, scratch.Journal);
        await act();
        scratch.Journal.Dispose();
        return scratch.Lines;
    }
}
