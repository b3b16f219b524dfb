using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Tests.Catalog;
using Netra.Compliance.Cli.Tests.Findings;
using Netra.Compliance.Cli.Tests.Journal;

namespace Netra.Compliance.Cli.Tests.Ledger;

/// <summary>A journey is judged as critical tests are, counts in no dollar, and is missing only where it was asked
/// for.</summary>
public sealed class JourneyTests : IDisposable
{
    public const string Life = "Shop.Tests.Journeys.Life";

    private static readonly Asked JourneysAlone = new(CriticalTests: false, Journeys: true) { Proofs = _ => false };

    private readonly Bench _bench = Shop();

    /// <summary>The portfolio of <see cref="Bench"/>, and a journey of two steps with a fault each.</summary>
    public static Bench Shop() => new(
        CatalogFragment.Header(declared: 35_000),
        CatalogFragment.Test(1, Bench.Flow, 15_000, CatalogFragment.Point("Signs_in", "Shop.Forged"),
            CatalogFragment.Point("Signs_out", "Shop.Stays")),
        CatalogFragment.Test(2, Bench.Sync, 20_000, CatalogFragment.Point("Syncs")),
        Journey(CatalogFragment.Step(1, "Demo", "Looks_around", [], "Shop.Blank"),
            CatalogFragment.Step(2, "Paid", "Pays", [1, 2], "Shop.Forgets")));

    /// <summary>A run of the journey alone.</summary>
    public static Bench Walk(Bench bench, string outcome = "passed", string verdict = "Caught") =>
        bench.Run(Steps(bench, outcome)
        .Controls().Proof(Life, "Looks_around", "Shop.Blank").Proof(Life, "Pays", "Shop.Forgets", verdict).Ended());

    [Fact]
    public void Is_proven_step_by_step_and_says_nothing_of_revenue()
    {
        var ledger = Walk(_bench).Ledger();
        Assert.Equal([StepState.Proven, StepState.Proven], States(ledger));
        Assert.Equal(
            "2 of 2 steps of the journey pass; 2 of 2 faults are caught. The gate passes. Critical tests were not "
            + "requested, so no revenue rule applies.",
            VerdictSentence.Of(ledger));
        Assert.DoesNotContain(ledger.Gate.Rules, rule => rule.Unit == "usd" || rule.Name == "minProtected");
        Assert.Equal((ExitCode.Pass, "notAskedFor"), (ledger.Gate.Code, ledger.Tests[0].Reason));
    }

    [Theory]
    [InlineData("passed", "Caught", StepState.Proven, ExitCode.Pass)]
    [InlineData("failed", "Inconclusive", StepState.Failed, ExitCode.TestsFailed)]
    [InlineData("skipped", "Caught", StepState.Unverified, ExitCode.Gate)]
    [InlineData("passed", "Survived", StepState.Protected, ExitCode.ProofFailed)]
    [InlineData("passed", "Vacuous", StepState.Protected, ExitCode.ProofFailed)]
    [InlineData("passed", "Inconclusive", StepState.Unverified, ExitCode.ProofFailed)]
    public void Has_the_exit_code_of_its_worst_step(string outcome, string verdict, StepState state, ExitCode code)
    {
        var ledger = ComplianceLedger.Of(Walk(_bench, outcome, verdict).Facts(JourneysAlone), new());
        Assert.Equal((state, code), (States(ledger)[1], ledger.Gate.Code));
    }

    [Fact]
    public void Is_not_walked_through_where_a_finding_says_that_a_step_cannot_fail()
    {
        var found = SarifScript.Result("NETRA3003", Path.Combine(_bench.Folder, "Life.cs"), message: "It cannot fail.");
        var ledger = Walk(_bench.Add("a.sarif", SarifScript.Log(found))).Ledger();
        Assert.Equal([StepState.Unverified, StepState.Unverified], States(ledger));
        Assert.Equal(ExitCode.Gate, ledger.Gate.Code);
        Assert.Contains(AttentionList.Of(ledger),
            item => item.Line == "Open finding NETRA3003 at Life.cs:7 under 2 points: It cannot fail.");
        Assert.Contains("✗ finding", HtmlReport.Render(ledger).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fails_where_its_proofs_were_asked_for_and_did_not_run()
    {
        _bench.Run(Steps(_bench).Ended());
        var ledger = ComplianceLedger.Of(_bench.Facts(JourneysAlone), new());
        Assert.Equal((2, ExitCode.ProofFailed), (ledger.Journeys[0].Missing, ledger.Gate.Code));
        Assert.Equal(
            "2 of 2 declared faults of the journey \"A customer's life\" were not run, although proofs were requested",
            Assert.Single(AttentionList.Of(ledger)).Line);
        Assert.Equal((0, ExitCode.Pass), (_bench.Ledger().Journeys[0].Missing, _bench.Ledger().Gate.Code));
    }

    [Fact]
    public void Fails_where_other_proofs_ran_and_its_own_did_not()
    {
        _bench.Run(Bench.WithProofs(_bench.AllPass()).Test(Life, "Looks_around").Test(Life, "Pays").Ended());
        Assert.Equal((2, ExitCode.ProofFailed), (_bench.Ledger().Journeys[0].Missing, _bench.Ledger().Gate.Code));
    }

    [Fact]
    public void Never_passes_where_it_was_asked_for_and_did_not_run()
    {
        var ledger = ComplianceLedger.Of(_bench.Run(_bench.AllPass().Ended()).Facts(JourneysAlone), new());
        Assert.Equal(ExitCode.Inventory, ledger.Gate.Code);
        Assert.Contains("No step of the journey \"A customer's life\" of Shop.Tests ran",
            Assert.Single(ledger.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Does_not_take_critical_tests_that_were_set_aside_for_such_as_were_not_asked_for()
    {
        _bench.Run(new JournalScript(Guid.NewGuid()).Test(Bench.Flow, "Signs_in", "failed").Ended());
        var ledger = Walk(_bench).Ledger();
        Assert.Equal((ExitCode.Inventory, true), (ledger.Gate.Code, ledger.Asked.CriticalTests));
    }

    [Fact]
    public void Does_not_say_that_steps_pass_when_what_they_stand_on_fails()
    {
        var ledger = Walk(_bench.Run(_bench.Script().Error("collection", Life).Ended())).Ledger();
        Assert.Equal((0, ExitCode.TestsFailed), (ledger.Journeys[0].Passed, ledger.Gate.Code));
    }

    [Fact]
    public void Never_passes_where_nothing_else_is_declared_and_it_did_not_run()
    {
        using var bench =
            new Bench(CatalogFragment.Header(), Journey(CatalogFragment.Step(1, "Demo", "Looks_around", [])));
        var ledger = bench.Run(bench.Script().Test("Shop.Tests.Other", "Works").Ended()).Ledger();
        Assert.Equal((ExitCode.Inventory, false), (ledger.Gate.Code, ledger.Asked.CriticalTests));
    }

    [Fact]
    public void Is_not_missing_where_it_was_not_asked_for()
    {
        var ledger = _bench.Run(Bench.WithProofs(_bench.AllPass()).Ended())
            .Ledger(new() { MinProven = new(15_000, IsPercent: false) });
        Assert.Equal([StepState.NotAskedFor, StepState.NotAskedFor], States(ledger));
        Assert.Equal((ExitCode.Pass, 2, 0), (ledger.Gate.Code, ledger.Proofs.Faults, ledger.Journeys[0].Missing));
    }

    [Fact]
    public void Asks_for_no_proof_of_critical_tests_by_its_own()
    {
        Walk(_bench).Run(_bench.AllPass().Ended());
        var ledger = _bench.Ledger();
        Assert.Equal((ExitCode.Pass, 0), (ledger.Gate.Code, ledger.Proofs.Missing));
        Assert.Equal(new Asked(CriticalTests: true, Journeys: true), ledger.Asked);
    }

    [Fact]
    public void Names_the_step_that_failed()
    {
        var ledger = Walk(_bench, "failed", "Inconclusive").Ledger();
        Assert.Equal(("Step 2 \"Paid\" of the journey \"A customer's life\"", (int?)null),
            (ledger.Failures[0].Name, ledger.Failures[0].Number));
        Assert.Contains(
            AttentionList.Of(ledger), item => item.Line == "Proof inconclusive: Shop.Forgets under \"2 Paid\"");
    }

    [Theory]
    [InlineData(2, 3, 1,
        "The steps of the journey \"A customer's life\" of Shop.Tests are not numbered 1 to n without "
        + "gaps or duplicates.")]
    [InlineData(1, 1, 1,
        "The steps of the journey \"A customer's life\" of Shop.Tests are not numbered 1 to n without "
        + "gaps or duplicates.")]
    [InlineData(1, 2, 9,
        "A step of the journey \"A customer's life\" of Shop.Tests is guarded by critical test 9, which is not "
        + "declared.")]
    [InlineData(
        0, 1, 1,
        "The test Looks_around of the journey \"A customer's life\" of Shop.Tests is not a step: "
            + "mark it with [Step], or move it to another class.")]
    public void Never_passes_what_is_misdeclared(int first, int second, int guard, string problem)
    {
        using var bench = new Bench(
            CatalogFragment.Header(), CatalogFragment.Test(1, Bench.Flow, 5, CatalogFragment.Point("Signs_in")),
            Journey(CatalogFragment.Step(first, "Demo", "Looks_around", []),
                CatalogFragment.Step(second, "Paid", "Pays", [guard])));
        Assert.Equal(problem, Assert.Single(bench.Run(Steps(bench).Ended()).Ledger().Problems));
    }

    [Fact]
    public void Has_no_state_of_its_own_from_a_blind_engine()
    {
        _bench.Run(
            Steps(_bench).Control("noop").Control("canary", held: false).Proof(Life, "Looks_around", "Shop.Blank")
                .Proof(Life, "Pays", "Shop.Forgets").Ended());
        var ledger = ComplianceLedger.Of(_bench.Facts(JourneysAlone), new());
        Assert.Equal((ExitCode.EngineBlind, StepState.Protected), (ledger.Gate.Code, States(ledger)[0]));
    }

    public void Dispose() => _bench.Dispose();

    private static string Journey(params object[] steps) => CatalogFragment.Journey("A customer's life", Life, steps);

    public static JournalScript Steps(Bench bench, string outcome = "passed") =>
        bench.Script().Test(Life, "Looks_around").Test(Life, "Pays", outcome);

    private static StepState[] States(ComplianceLedger ledger) =>
        [.. ledger.Journeys.Single().Steps.Select(step => step.State)];
}
