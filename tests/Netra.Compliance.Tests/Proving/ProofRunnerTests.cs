using System.Text.Json;
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
        var lines = await JournalingAsync(() => _runner.ProveAsync(Checkout.Asserts, [Checkout.Fault], Checkout.Fault));

        Assert.Contains(
            lines, line => line.Contains("\"verdict\":\"Caught\"") && line.Contains("Tests.Proving.LosesACent"));
    }

    [Fact]
    public async Task Fails_and_records_what_survived()
    {
        TillLog.Begin();
        var lines = await JournalingAsync(() => Assert.ThrowsAsync<ProofFailedException>(
            () => _runner.ProveAsync(Checkout.AssertsNothing, [Checkout.Fault], Checkout.Fault)));

        Assert.Contains(lines, line => line.Contains("\"verdict\":\"Survived\""));
    }

    [Fact]
    public async Task Tries_all_faults_of_a_point_once_and_records_each_when_it_is_asked_for()
    {
        var log = TillLog.Begin();
        var lines = await JournalingAsync(async () =>
        {
            await _runner.ProveAsync(Checkout.Asserts, [Checkout.Fault, Switched], Checkout.Fault);
            await Assert.ThrowsAsync<ProofFailedException>(
                () => _runner.ProveAsync(Checkout.Asserts, [Checkout.Fault, Switched], Switched));
        });

        Assert.Equal(["Caught", "Survived"], lines.Select(Verdict).OfType<string>());
        Assert.Single(lines, line => line.Contains("\"kind\":\"noop\"") && line.Contains("\"point\":\"Adds\""));
        Assert.Equal(1 + 2 + 1, log.Entries.Count(entry => entry == "made"));
    }

    [Fact]
    public async Task Tries_one_fault_alone_where_there_is_no_journal()
    {
        var log = TillLog.Begin();
        await _runner.ProveAsync(Checkout.Asserts, [Checkout.Fault, Switched], Checkout.Fault);

        Assert.Equal(1 + 1 + 1, log.Entries.Count(entry => entry == "made"));
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

    private static FaultMark Switched { get; } = new(typeof(SwitchedOff).FullName!, () => new SwitchedOff());

    private static string? Verdict(string line) =>
        JsonDocument.Parse(line).RootElement.TryGetProperty("verdict", out var verdict) ? verdict.GetString() : null;

    private static async Task<string[]> JournalingAsync(Func<Task> act)
    {
        var scratch = new JournalScratch();
        OpenJournals.Add(typeof(Checkout).Assembly, scratch.Journal);
        await act();
        scratch.Journal.Dispose();
        return scratch.Lines;
    }
}
