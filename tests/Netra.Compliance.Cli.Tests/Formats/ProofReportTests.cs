using System.Text.Json.Nodes;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Cli.Tests.Formats;

public sealed class ProofReportTests : IDisposable
{
    private const string Path = "Shop.Tests/Auth/1 Test 1";

    private readonly FormatSample _sample = new();

    [Fact]
    public void Meets_the_published_schema() =>
        Assert.Empty(PublishedFormat.JsonProblems("mutation.schema.json", Text(_sample.Ledger())));

    [Fact]
    public void Would_notice_a_status_that_the_schema_does_not_have() =>
        Assert.NotEmpty(PublishedFormat.JsonProblems("mutation.schema.json",
            Text(_sample.Ledger()).Replace("\"Survived\"", "\"Lived\"", StringComparison.Ordinal)));

    [Theory]
    [InlineData(ProofVerdict.Caught, "Killed")]
    [InlineData(ProofVerdict.Survived, "Survived")]
    [InlineData(ProofVerdict.Vacuous, "NoCoverage")]
    [InlineData(ProofVerdict.Inconclusive, "RuntimeError")]
    [InlineData(ProofVerdict.NotRun, "Ignored")]
    [InlineData(ProofVerdict.Void, "Ignored")]
    public void Has_a_mutant_for_each_fault(ProofVerdict verdict, string status) =>
        Assert.Equal(status, (string)Mutants(With(verdict))[0]!["status"]!);

    [Fact]
    public void Names_the_points_that_reached_a_fault_and_that_failed_under_it()
    {
        var report = JsonNode.Parse(Text(_sample.Ledger()))!;
        var (mutants, tests) = (report["files"]![Path]!["mutants"]!, report["testFiles"]![Path]!["tests"]!);
        Assert.Equal((string)tests[0]!["id"]!, (string)mutants[0]!["killedBy"]![0]!);
        Assert.Equal((string)tests[1]!["id"]!, (string)mutants[1]!["coveredBy"]![0]!);
        Assert.Empty(mutants[1]!["killedBy"]!.AsArray());
    }

    [Fact]
    public void Shows_a_fault_at_its_line_of_the_outline()
    {
        var file = JsonNode.Parse(Text(_sample.Ledger()))!["files"]![Path]!;
        var line = (int)file["mutants"]![0]!["location"]!["start"]!["line"]!;
        Assert.Equal("[ProvenBy(typeof(Shop.Forged))]", ((string)file["source"]!).Split('\n')[line - 1]);
    }

    public void Dispose() => _sample.Dispose();

    private static string Text(ComplianceLedger ledger) => FormatSample.Text(ledger, "mutation.json");

    private static JsonArray Mutants(ComplianceLedger ledger) =>
        JsonNode.Parse(Text(ledger))!["files"]![Path]!["mutants"]!.AsArray();

    private ComplianceLedger With(ProofVerdict verdict)
    {
        var ledger = _sample.Ledger();
        return ledger with { Tests = [.. ledger.Tests.Select(test => With(test, verdict))] };
    }

    private static LedgerTest With(LedgerTest test, ProofVerdict verdict) =>
        test with { Points = [.. test.Points.Select(point => With(point, verdict))] };

    private static LedgerPoint With(LedgerPoint point, ProofVerdict verdict) =>
        point with { Proofs = [.. point.Proofs.Select(proof => proof with { Verdict = verdict })] };
}
