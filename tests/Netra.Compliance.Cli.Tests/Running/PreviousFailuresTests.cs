using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Running;
using Netra.Compliance.Cli.Tests.Journal;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Running;

public sealed class PreviousFailuresTests : IDisposable
{
    private const string Nothing =
        "--failed-first: none of these tests failed in the previous run; the usual order applies.";
    private const string FlowFirst = "--failed-first: these failed in the previous run and run first: 1 \"Test 1\".";

    private readonly Bench _bench = new();

    private string Ledger => Path.Combine(_bench.Folder, "ledger.json");

    private AssemblyCatalog Shop => CatalogReader.Read(_bench.Inputs[0])!;

    [Theory]
    [InlineData("passed", Nothing)]
    [InlineData("skipped", Nothing)]
    [InlineData("failed", FlowFirst)]
    public void Names_a_test_with_a_point_that_failed(string outcome, string sentence) =>
        AssertSays(
            sentence, _bench.Script().Test(Bench.Flow, "Signs_in", outcome).Test(Bench.Flow, "Signs_out").Ended());

    [Fact]
    public void Names_a_test_with_a_point_that_never_finished() =>
        AssertSays(FlowFirst, _bench.Script().Started(Bench.Flow, "Signs_in"));

    [Fact]
    public void Names_a_test_whose_fixture_failed() =>
        AssertSays(FlowFirst, _bench.AllPass().Error("class", Bench.Flow).Ended());

    [Theory]
    [InlineData("Caught", Nothing)]
    [InlineData("Survived", FlowFirst)]
    [InlineData("Vacuous", FlowFirst)]
    [InlineData("Inconclusive", FlowFirst)]
    public void Names_a_test_with_a_fault_that_was_not_caught(string verdict, string sentence) =>
        AssertSays(sentence, Bench.WithProofs(_bench.AllPass(), second: verdict).Ended());

    [Fact]
    public void Names_no_test_whose_proofs_did_not_run() => AssertSays(Nothing, _bench.AllPass().Ended());

    [Fact]
    public void Names_no_test_for_proofs_of_an_engine_that_was_blind()
    {
        var script = _bench.AllPass().Test(Bench.Sync, "Syncs", "failed").Control("noop")
            .Control("canary", held: false);
        AssertSays("--failed-first: these failed in the previous run and run first: 2 \"Test 2\".",
            script.Proof(Bench.Flow, "Signs_in", "Shop.Forged").Ended());
    }

    [Fact]
    public void Hands_over_the_highest_revenue_first_and_only_what_the_run_takes()
    {
        Write(_bench.Script().Test(Bench.Flow, "Signs_in", "failed").Test(Bench.Sync, "Syncs", "failed").Ended());
        var before = PreviousFailures.Read(Ledger);
        Assert.Equal($"{Bench.Sync};{Bench.Flow}", string.Join(';', before.Among(Shop.Tests).Classes));
        Assert.Equal(Bench.Flow, Assert.Single(before.Among(Shop.Tests.Where(test => test.Module == "Auth")).Classes));
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(101, 100)]
    public void Hands_over_a_hundred_classes_at_most(int failed, int handed)
    {
        var names = Enumerable.Range(1, failed).Select(number => $"Shop.Tests.Auth.T{number}").ToList();
        var tests = names.Select((name, index) => Shop.Tests[0] with { Number = index + 1, Class = name });
        var (classes, sentence) = new PreviousFailures([.. names], null).Among(tests);
        Assert.Equal(handed, classes.Length);
        Assert.EndsWith($", 10 \"Test 1\" and {failed - 10} more.", sentence);
    }

    [Theory]
    [InlineData("", "cannot be read")]
    [InlineData("{}", "cannot be read")]
    [InlineData("null", "cannot be read")]
    [InlineData("{\"schema\":\"netra.ledger/2\",\"tests\":[]}", "cannot be read")]
    [InlineData("{\"schema\":\"netra.ledger/1\",\"tests\":null}", "cannot be read")]
    [InlineData("{\"schema\":\"netra.ledger/1\",\"tests\":[{\"number\":1}]}", "cannot be read")]
    [InlineData("{\"schema\":\"netra.ledger/1\",\"tests\":[null]}", "cannot be read")]
    [InlineData("{\"schema\":\"netra.ledger/1\",\"tests\":[]}", "none of these tests failed")]
    public void Keeps_the_usual_order_whatever_the_file_holds(string text, string why)
    {
        File.WriteAllText(Ledger, text);
        var (classes, sentence) = PreviousFailures.Read(Ledger).Among(Shop.Tests);
        Assert.Empty(classes);
        Assert.Contains(why, sentence, StringComparison.Ordinal);
        Assert.EndsWith("; the usual order applies.", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Keeps_the_usual_order_without_an_earlier_report() => Assert.Equal(
        $"--failed-first: there is no earlier report ({Ledger}); the usual order applies.",
        PreviousFailures.Read(Ledger).Among(Shop.Tests).Sentence);

    public void Dispose() => _bench.Dispose();

    private void AssertSays(string sentence, JournalScript script)
    {
        Write(script);
        var (classes, said) = PreviousFailures.Read(Ledger).Among(Shop.Tests);
        Assert.Equal((sentence, sentence == Nothing), (said, classes.IsEmpty));
    }

    private void Write(JournalScript script) => File.WriteAllText(Ledger, _bench.Run(script).Ledger().ToJson());
}
