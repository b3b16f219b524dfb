using System.Text.Json.Nodes;

namespace Netra.Compliance.Cli.Tests.Formats;

public sealed class CtrfReportTests : IDisposable
{
    private readonly FormatSample _sample = new();
    private readonly string _text;
    private readonly JsonNode _results;

    public CtrfReportTests()
    {
        _text = FormatSample.Text(_sample.Ledger(), "report.ctrf.json");
        _results = JsonNode.Parse(_text)!["results"]!;
    }

    [Fact]
    public void Meets_the_published_schema() => Assert.Empty(PublishedFormat.JsonProblems("ctrf.schema.json", _text));

    [Fact]
    public void Would_notice_a_status_that_the_schema_does_not_have() =>
        Assert.NotEmpty(PublishedFormat.JsonProblems(
            "ctrf.schema.json", _text.Replace("\"failed\"", "\"broken\"", StringComparison.Ordinal)));

    [Fact]
    public void Adds_up()
    {
        var (summary, tests) = (_results["summary"]!, _results["tests"]!.AsArray());
        int Said(string key) => (int)summary[key]!;
        Assert.Equal(tests.Count, Said("tests"));
        Assert.Equal(tests.Count, Said("passed") + Said("failed") + Said("skipped") + Said("pending") + Said("other"));
    }

    [Fact]
    public void Says_when_the_runs_began()
    {
        var ledger = _sample.Ledger();
        var start = DateTimeOffset.FromUnixTimeMilliseconds((long)_results["summary"]!["start"]!);
        Assert.Equal(ledger.Context.StartedAt, start.UtcDateTime);
        Assert.True((long)_results["summary"]!["stop"]! >= start.ToUnixTimeMilliseconds());
    }

    [Fact]
    public void Has_dollars_and_place_of_a_point_that_failed()
    {
        var test = Test("Signs in");
        Assert.Equal(("failed", "15000", "tests/Shop.Tests/Auth/Flow.cs", 14),
            ((string)test["status"]!, (string)test["labels"]!["monthlyRevenueUsd"]!, (string)test["filePath"]!,
                (int)test["line"]!));
    }

    [Fact]
    public void Has_the_proofs_of_a_point() =>
        Assert.Equal("Survived", (string)Test("Signs out")["extra"]!["proofs"]![0]!["verdict"]!);

    public void Dispose() => _sample.Dispose();

    private JsonNode Test(string name) => _results["tests"]!.AsArray().Single(each => (string)each!["name"]! == name)!;
}
