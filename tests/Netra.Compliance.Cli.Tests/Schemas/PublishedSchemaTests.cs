using System.Reflection;
using System.Text.Json;
using Netra.Compliance.Cli.Tests.Catalog;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Findings;
using Netra.Compliance.Cli.Tests.History;
using Netra.Compliance.Cli.Tests.Journal;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Schemas;

public sealed class PublishedSchemaTests
{
    private static readonly string[] FixedFields = ["schema", "assembly", "revenue", "tests", "findings", "gate",
        "backends"];

    private static readonly string[] RevenueFields =
        ["declared", "proven", "protected", "unverified", "atRisk", "lost"];

    private static readonly string[] TestFields =
        ["number", "title", "module", "monthlyRevenueUsd", "category", "stage", "state", "points"];

    [Fact]
    public void Ledgers_of_every_state_meet_their_schema()
    {
        using var bench = new Bench();
        var before = bench.Ledger().ToJson();
        bench.Run(Everything(bench))
            .Add("a.sarif", SarifScript.Log(SarifScript.Result("NETRA1001", Path.Combine(bench.Folder, "A.cs"))));
        Assert.All([before, bench.Ledger().ToJson()], json => Assert.Empty(SchemaCheck.Errors(Schema("ledger"), json)));
    }

    [Fact]
    public void A_ledger_with_planned_tests_meets_its_schema()
    {
        using var bench = PlannedTests.Shop();
        Assert.Empty(SchemaCheck.Errors(Schema("ledger"), bench.Ledger().ToJson()));
    }

    [Fact]
    public void A_ledger_with_assertions_meets_its_schema()
    {
        using var assertions = new PointAssertionsTests();
        Assert.Empty(SchemaCheck.Errors(Schema("ledger"), assertions.OneSeen().ToJson()));
    }

    [Fact]
    public void Ledgers_with_journeys_meet_their_schema()
    {
        using var bench = JourneyTests.Shop();
        var unasked = bench.Run(bench.AllPass().Ended()).Ledger().ToJson();
        using var other = JourneyTests.Shop();
        var alone = JourneyTests.Walk(other).Ledger().ToJson();
        Assert.All([unasked, alone], json => Assert.Empty(SchemaCheck.Errors(Schema("ledger"), json)));
    }

    [Fact]
    public async Task An_exported_history_meets_its_schema()
    {
        using var bench = new HistoryBench();
        await bench.AddAsync(LedgerScript.At(0, "AtRisk"), LedgerScript.At(1, "Proven") with { Branch = null });
        AssertMeets("history", await bench.RunAsync("export"), "testKey");
    }

    [Fact]
    public async Task Lists_with_journeys_meet_their_schema()
    {
        using var bench = JourneyTests.Shop();
        AssertMeets("list", await ToolRun.Of(bench.Folder, "list", ".", "--json"), "guardedBy");
    }

    [Fact]
    public void The_first_fields_of_a_ledger_are_fixed()
    {
        using var bench = new Bench();
        using var ledger = JsonDocument.Parse(bench.Ledger().ToJson());
        Assert.Equal(FixedFields, ledger.RootElement.EnumerateObject().Take(7).Select(field => field.Name));
        Assert.Equal(RevenueFields, Names(ledger.RootElement.GetProperty("revenue"), RevenueFields.Length));
        var test = ledger.RootElement.GetProperty("tests")[0];
        Assert.Equal(TestFields, Names(test, TestFields.Length));
        Assert.Equal(["name", "covers", "outcome", "durationMs", "proofs"], Names(test.GetProperty("points")[0], 5));
        Assert.Equal(["fault", "verdict"], Names(test.GetProperty("points")[0].GetProperty("proofs")[0], 2));
    }

    [Fact]
    public void The_same_inputs_give_the_same_bytes_in_any_order()
    {
        using var bench = new Bench();
        bench.Run(Everything(bench)).Run(bench.AllPass().Ended());
        var first = bench.Ledger().ToJson();
        ((List<string>)bench.Inputs).Reverse();
        Assert.Equal(first, bench.Ledger().ToJson());
    }

    [Fact]
    public async Task Lists_meet_their_schema()
    {
        using var bench = PlannedTests.Shop();
        AssertMeets("list", await ToolRun.Of(bench.Folder, "list", ".", "--json"), "declared");
    }

    [Fact]
    public async Task Checks_meet_their_schema()
    {
        using var bench = new Bench();
        bench.Add("A.cs", "#pragma warning disable NETRA1003\nclass A { int B() { int a = 1; a++; return a; } }")
            .Add("B.cs", "class B { int C() { int a = 1; a++; return a; } }");
        AssertMeets("check", await ToolRun.Of(bench.Folder, "check", ".", "--format", "json"), "findings");
    }

    [Fact]
    public async Task Baselines_and_checks_against_them_meet_their_schemas()
    {
        using var bench = new Bench();
        bench.Add("A.cs", "class A { int B() { int a = 1; a++; return a; } }");
        await ToolRun.Of(bench.Folder, "check", "--baseline", "a.json", "--write-baseline");
        Assert.Empty(SchemaCheck.Errors(Schema("baseline"), File.ReadAllText(Path.Combine(bench.Folder, "a.json"))));
        bench.Add("A.cs", "class A { }");
        AssertMeets(
            "check", await ToolRun.Of(bench.Folder, "check", "--baseline", "a.json", "--format", "json"), "stale");
    }

    [Fact]
    public void Journal_lines_meet_their_schema()
    {
        using var bench = new Bench();
        var lines = Everything(bench).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.Empty(SchemaCheck.Errors(Schema("journal"), line)));
    }

    [Fact]
    public void Catalog_fragments_meet_their_schema()
    {
        string[] fragments = [CatalogFragment.Header(declared: 1),
            CatalogFragment.Test(1, Bench.Flow, 1, CatalogFragment.Point("A", "F")), CatalogFragment.Planned(2, 5),
            CatalogFragment.Journey("Life", "A.B.C", CatalogFragment.Step(1, "Demo", "A", [1], "F"))];
        Assert.All(fragments, fragment => Assert.Empty(SchemaCheck.Errors(Schema("catalog"), fragment)));
    }

    [Theory]
    [InlineData(
        "{\"gate\":{\"maxAtRisk\":0,\"minProtected\":\"95%\",\"minProven\":1000,\"maxLost\":\"5%\","
        + "\"noNewUnproven\":true,\"noNewFindings\":false},\"projects\":[\"a\"],\"load\":\"b\"}", 0)]
    [InlineData("{\"gate\":{\"maxAtRisk\":-1}}", 1)]
    [InlineData("{\"gate\":{\"minProven\":\"most\"}}", 1)]
    [InlineData("{\"gates\":{}}", 1)]
    public void The_check_tells_what_meets_a_schema_from_what_does_not(string document, int errors) =>
        Assert.Equal(errors, SchemaCheck.Errors(Schema("netra"), document).Count);

    /// <summary>Meets it, and no longer does once a field is gone.</summary>
    private static void AssertMeets(string schema, ToolRun run, string field)
    {
        Assert.Empty(SchemaCheck.Errors(Schema(schema), run.Out));
        Assert.NotEmpty(
            SchemaCheck.Errors(Schema(schema), run.Out.Replace($"\"{field}\"", "\"other\"", StringComparison.Ordinal)));
    }

    private static JournalScript Everything(Bench bench) => Bench.WithProofs(bench.AllPass(), second: "Survived")
        .Test(Bench.Sync, "Syncs", "failed", message: "boom").Error("class", Bench.Flow).Backend("relational", "SQLite")
        .Ended();

    private static IEnumerable<string> Names(JsonElement element, int count) =>
        element.EnumerateObject().Take(count).Select(field => field.Name);

    internal static string Schema(string name) => File.ReadAllText(Path.Combine(Formats, $"{name}.schema.json"));

    private static string Formats { get; } = typeof(PublishedSchemaTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Formats").Value!;
}
