using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Mutants;
using Netra.Compliance.Cli.Tests.Catalog;
using Netra.Compliance.Cli.Tests.Inputs;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Mutants;

public sealed class MutantEvidenceTests : IDisposable
{
    private readonly Bench _bench = new();

    [Fact]
    public void Counts_for_a_test_what_its_points_reached_killed_and_let_live()
    {
        var tests = Facts(MutationSample.Shop()).Tests;
        Assert.Equal(new Figures(3, 1, 0, 1, 1, 50m), Counts(tests[0].Mutants!));
        Assert.Equal(new Figures(1, 0, 1, 0, 0, 100m), Counts(tests[1].Mutants!));
    }

    [Fact]
    public void Gives_a_point_no_credit_for_what_another_one_killed()
    {
        var points = Facts(MutationSample.Shop()).Tests[0].Points;
        Assert.Equal(new Figures(3, 1, 0, 1, 1, 50m), Counts(points[0].Mutants!));
        Assert.Equal(new Figures(1, 0, 0, 0, 1, null), Counts(points[1].Mutants!));
    }

    [Fact]
    public void Counts_each_mutant_once_in_all_and_names_what_stands_on_survivors()
    {
        var mutants = Facts(MutationSample.Shop()).Mutants!;
        Assert.Equal(new Figures(4, 1, 1, 1, 1, 66.66m), Counts(mutants.Total));
        Assert.Equal(new BehindSurvivors(15_000, Tests: 1, Reached: 3), mutants.BehindSurvivors);
        Assert.Equal(new UncountedMutants(ReachedByNone: 1, NotAttributed: 2, NotTested: 2), mutants.Elsewhere);
        Assert.Equal(2, mutants.TestsThatReached);
    }

    [Fact]
    public void Lists_the_mutants_by_file_and_line()
    {
        var mutants = Facts(MutationSample.Shop()).Mutants!.Mutants;
        Assert.Equal([(1, 1, MutantStatus.Killed), (2, 2, MutantStatus.Survived), (3, 3, MutantStatus.Timeout), (4, 4, MutantStatus.Killed)],
            mutants.Select(mutant => (mutant.Id, mutant.Line, mutant.Status)));
        Assert.All(mutants, mutant => Assert.Equal(("Shop/Cart.cs", 5, "Statement mutation", ";"), (mutant.File, mutant.Column, mutant.Mutator, mutant.Replacement)));
    }

    [Theory]
    [InlineData("NoCoverage")]
    [InlineData("CompileError")]
    [InlineData("RuntimeError")]
    [InlineData("Ignored")]
    [InlineData("Pending")]
    public void Counts_no_mutant_that_was_not_tested(string status) =>
        Assert.Equal(new Figures(0, 0, 0, 0, 0, null), Counts(Facts(One().Mutant(status, 1, ["t1"])).Mutants!.Total));

    /// <summary>Static ones name their killers alone: with the killed and without the survivors every score would be
    /// 100%.</summary>
    [Theory]
    [InlineData("Killed", "t1")]
    [InlineData("Timeout", null)]
    [InlineData("Survived", null)]
    public void Counts_no_mutant_of_which_it_is_not_said_who_reached_it(string status, string? killer)
    {
        var mutants = Facts(One().Mutant(status, 1, [], killer is null ? [] : [killer])).Mutants!;
        Assert.Equal((0, 1), (mutants.Total.Reached, mutants.Elsewhere.NotAttributed));
    }

    [Fact]
    public void Takes_a_killer_for_one_that_reached_the_mutant() =>
        Assert.Single(
            Facts(One().Test("t2", MutationSample.Syncs).Mutant("Killed", 1, ["t2"], "t1")).Tests[0].Mutants!.Killed);

    [Theory]
    [InlineData(MutationSample.SignsIn, 1)]
    [InlineData(MutationSample.SignsIn + "(user: \"a.b(c)\", times: 1)", 1)]
    [InlineData(MutationSample.SignsIn + "<Int32>(times: 1)", 1)]
    [InlineData("Signs_in", 0)]
    [InlineData("Signs in", 0)]
    [InlineData("Flow.Signs_in", 0)]
    [InlineData("Other.Tests.Auth.Flow.Signs_in", 0)]
    [InlineData("Shop.Tests.Auth.Flow", 0)]
    [InlineData("shop.tests.auth.flow.signs_in", 0)]
    [InlineData(MutationSample.SignsIn + "_again", 0)]
    [InlineData("", 0)]
    [InlineData("(", 0)]
    public void Knows_a_point_by_its_full_name_alone(string name, int reached) =>
        Assert.Equal(
            reached, Facts(new MutationSample().Test("t1", name).Mutant("Survived", 1, ["t1"])).Mutants!.Total.Reached);

    [Theory]
    [InlineData("Signs_in", "\"Signs_in\" in a mutation report is not the full name of a test")]
    [InlineData("Signs in", "\"Signs in\" in a mutation report is not the full name of a test")]
    [InlineData("Adds", "none of the 1 tests is a coverage point")]
    public void Says_which_names_it_did_not_take(string name, string note) =>
        Assert.Contains(
            Facts(new MutationSample().Test("t1", name)).Notes, said => said.Contains(note, StringComparison.Ordinal));

    [Fact]
    public void Counts_the_rows_of_a_theory_for_their_one_point()
    {
        var rows = new MutationSample().Test("t1", MutationSample.SignsIn + "(a: 1)")
            .Test("t2", MutationSample.SignsIn + "(a: 2)");
        Assert.Equal(new Figures(1, 1, 0, 0, 0, 100m),
            Counts(Facts(rows.Mutant("Killed", 1, ["t1", "t2"], "t2")).Tests[0].Points[0].Mutants!));
    }

    [Theory]
    [InlineData("Shop.Tests.Auth.Flow+Inner.Signs_in")]
    [InlineData("Shop.Tests.Auth.Flow.Inner.Signs_in")]
    public void Knows_the_point_of_a_nested_class(string name)
    {
        using var nested = new Bench(CatalogFragment.Header(),
            CatalogFragment.Test(1, Bench.Flow + "+Inner", 5, CatalogFragment.Point("Signs_in")));
        Assert.Equal(1,
            Facts(nested, new MutationSample().Test("t1", name).Mutant("Survived", 1, ["t1"])).Mutants!.Total.Reached);
    }

    [Fact]
    public void Counts_a_name_that_overloads_share_for_none_of_them()
    {
        using var shared = new Bench(CatalogFragment.Header(), CatalogFragment.Test(
            1, Bench.Flow, 5, CatalogFragment.Point("Signs_in(System.Int32)"), CatalogFragment.Point("Signs_in(System.String)"), CatalogFragment.Point("Signs_out(System.Int32)")));
        var facts = Facts(shared, One().Test("t2", MutationSample.SignsOut).Mutant("Survived", 1, ["t1"]).Mutant("Survived", 2, ["t2"]));
        Assert.Equal([0, 0, 1], facts.Tests[0].Points.Select(point => point.Mutants!.Reached));
        Assert.Contains(facts.Notes, note => note.Contains("names several coverage points and counts for none of them", StringComparison.Ordinal));
    }

    [Fact]
    public void Tells_methods_of_one_name_apart_by_their_classes()
    {
        using var twins = new Bench(
            CatalogFragment.Header(), CatalogFragment.Test(1, Bench.Flow, 5, CatalogFragment.Point("Works")),
            CatalogFragment.Test(2, Bench.Sync, 7, CatalogFragment.Point("Works")));
        var facts = Facts(twins, new MutationSample().Test("t1", Bench.Sync + ".Works").Mutant("Survived", 1, ["t1"]));
        Assert.Equal((0, 1, 7m),
            (facts.Tests[0].Mutants!.Reached, facts.Tests[1].Mutants!.Reached,
                facts.Mutants!.BehindSurvivors.MonthlyRevenueUsd));
    }

    [Fact]
    public void Counts_the_mutants_of_a_report_that_is_given_twice_once()
    {
        var (one, two) = (Facts(MutationSample.Shop()), Facts(MutationSample.Shop(), MutationSample.Shop()));
        Assert.Equal(Counts(one.Mutants!.Total), Counts(two.Mutants!.Total));
        Assert.Equal((2, one.Mutants.Elsewhere), (two.Mutants.Reports, two.Mutants.Elsewhere));
    }

    [Theory]
    [InlineData("Survived", "Killed", MutantStatus.Killed)]
    [InlineData("Survived", "Timeout", MutantStatus.Timeout)]
    [InlineData("Timeout", "Killed", MutantStatus.Killed)]
    [InlineData("NoCoverage", "Survived", MutantStatus.Survived)]
    [InlineData("Ignored", "Survived", MutantStatus.Survived)]
    public void Takes_of_two_reports_the_status_that_says_most(string first, string second, MutantStatus expected)
    {
        var reports =
            new[] { first, second }.Select(status => One().Mutant(status, 1, ["t1"], status == "Killed" ? ["t1"] : []))
                .ToArray();
        Assert.Equal(expected, Facts(reports).Mutants!.Mutants.Single().Status);
        Assert.Equal(expected, Facts([reports[1], reports[0]]).Mutants!.Mutants.Single().Status);
    }

    [Fact]
    public void Says_that_two_reports_are_of_different_states_of_a_file()
    {
        var old = Parse(
            One().Mutant("Killed", 1, ["t1"], "t1")
                .Json(root => root["files"]![MutationSample.Cart]!["source"] = "\n// old"));
        var facts = MutantEvidence.Add(_bench.Facts(), [old, Parse(One().Mutant("Survived", 1, ["t1"]).Json())]);
        Assert.Equal((2, 50m), (facts.Mutants!.Total.Reached, facts.Mutants.Total.Score));
        Assert.Contains(
            facts.Notes, note => note.Contains("hold Shop/Cart.cs in several versions", StringComparison.Ordinal));
    }

    [Fact]
    public void Leaves_a_ledger_without_a_report_as_it_is()
    {
        var json = _bench.Ledger().ToJson();
        Assert.DoesNotContain("utant", json, StringComparison.Ordinal);
    }

    public void Dispose() => _bench.Dispose();

    private static MutationSample One() => new MutationSample().Test("t1", MutationSample.SignsIn);

    private LedgerFacts Facts(params MutationSample[] reports) => Facts(_bench, reports);

    private static LedgerFacts Facts(Bench bench, params MutationSample[] reports) =>
        MutantEvidence.Add(bench.Facts(), [.. reports.Select(report => Parse(report.Json()))]);

    private static MutationReport Parse(string json)
    {
        using var folder = new TempFolder();
        return MutationReportReader.Read(
            new InputFile(folder.Write("mutation-report.json", json), IsNamed: true), folder.Path)!;
    }

    private static Figures Counts(ReachedMutants mutants) => new(
        mutants.Reached, mutants.Killed.Length, mutants.TimedOut.Length, mutants.Survived.Length,
        mutants.KilledByOthers.Length, mutants.Score);

    private sealed record Figures(int Reached, int Killed, int TimedOut, int Survived, int ByOthers, decimal? Score);
}
