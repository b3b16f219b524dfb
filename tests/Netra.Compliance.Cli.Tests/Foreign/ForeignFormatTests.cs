using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Foreign;

/// <summary>JUnit XML and CTRF in the forms that tools write, and files that are none.</summary>
public sealed class ForeignFormatTests : IDisposable
{
    private const string OneTest =
        "{\"reportFormat\":\"CTRF\",\"results\":{\"summary\":{\"tests\":1},\"tests\":[{\"name\":\"a\",";

    private const string Retried =
        "\"retryAttempts\":[{\"attempt\":1,\"status\":\"failed\"},{\"attempt\":2,\"status\":\"passed\"}]";

    private readonly Bench _bench = new();

    [Fact]
    public void Reads_junit_with_and_without_an_outer_element()
    {
        const string Flow = """
            <testsuite name="a" tests="2" failures="0" hostname="agent-3" timestamp="2026-01-05T09:00:00Z">
              <properties/><testcase classname="Shop.Tests.Auth.Flow" name="Signs_in" time="0.25"/>
              <testcase classname="Shop.Tests.Auth.Flow" name="Shop.Tests.Auth.Flow.Signs_out" time="1,000.5"/>
            </testsuite>
            """;
        const string Sync = """<testsuite name="b"><testcase name="Shop.Tests.Data.Sync.Syncs(row: 1)"/></testsuite>""";
        _bench.Add("a.xml", Flow).Add("b.xml", $"<testsuites>{Sync}</testsuites>");
        Assert.Equal(["Protected", "Protected"], States);
        Assert.Equal(250, _bench.Ledger().Tests[0].Points[0].DurationMs);
        Assert.Contains("agent-3", _bench.Ledger().Context.Runs.Select(run => run.Machine));
    }

    [Theory]
    [InlineData("<failure message=\"no\">at</failure>", "AtRisk", "no")]
    [InlineData("<error>crash</error>", "AtRisk", "crash")]
    [InlineData("<skipped message=\"later\"/>", "Unverified", "later")]
    [InlineData("<flakyFailure message=\"once\"/>", "Unverified", "flaky: passed on attempt 2 of 2\nonce")]
    [InlineData("<failure message=\"no\"/><rerunFailure message=\"again\"/>", "AtRisk", "no")]
    [InlineData("<system-out>said</system-out>", "Protected", null)]
    public void Reads_what_became_of_a_junit_test(string inner, string state, string? message)
    {
        _bench.Add("a.xml", Suite("", inner));
        var point = _bench.Ledger().Tests[1].Points[0];
        Assert.Equal((state, message), (point.State.ToString(), point.Message));
    }

    [Theory]
    [InlineData("tests='2'", "The suite \"\" counts 2 tests and has 1.")]
    [InlineData("errors='1'", "The suite \"\" counts 1 failures and 0 of its tests failed")]
    public void Fails_for_a_junit_suite_that_counts_more_than_it_has(string counts, string why)
    {
        _bench.Add("a.xml", Suite(counts, ""));
        Assert.Contains(_bench.Ledger().Failures, failure => failure.Message!.Contains(why, StringComparison.Ordinal));
    }

    [Fact]
    public void Reads_ctrf_by_name_by_suite_and_by_class_and_method()
    {
        _bench.Add("a.json", Ctrf(
            """{"name":"Shop.Tests.Auth.Flow.Signs_in","status":"passed","duration":3}""",
            """{"name":"Signs_out(x: 1)","status":"passed","duration":3,"suite":["a.dll","Shop.Tests.Auth.Flow"]}""",
            """
            {"name":"It syncs","status":"passed","duration":3,"extra":{"type":"Shop.Tests.Data.Sync","method":"Syncs"}}
            """));
        Assert.Equal(["Protected", "Protected"], States);
        Assert.Equal(new DateTime(2026, 1, 5, 9, 0, 0, DateTimeKind.Utc), _bench.Ledger().Context.StartedAt);
    }

    [Theory]
    [InlineData("\"status\":\"failed\",\"message\":\"no\"", "AtRisk", "no")]
    [InlineData("\"status\":\"pending\"", "Unverified", null)]
    [InlineData("\"status\":\"other\"", "Unverified", null)]
    [InlineData(
        "\"status\":\"passed\",\"retryAttempts\":[{\"attempt\":1,\"status\":\"failed\",\"message\":\"once\"}]",
        "Unverified", "flaky: passed on attempt 2 of 2\nonce")]
    [InlineData(
        "\"status\":\"passed\",\"retries\":1," + Retried,
        "Unverified", "flaky: passed on attempt 2 of 2")]
    [InlineData(
        "\"status\":\"passed\",\"retries\":2,\"flaky\":true", "Unverified",
        "flaky: passed on attempt 3 of 3\nThe report does not say how this attempt failed.")]
    public void Reads_what_became_of_a_ctrf_test(string fields, string state, string? message)
    {
        _bench.Add("a.ctrf", Ctrf($$"""{"name":"{{Bench.Sync}}.Syncs","duration":3,{{fields}}}"""));
        var point = _bench.Ledger().Tests[1].Points[0];
        Assert.Equal((state, message), (point.State.ToString(), point.Message));
    }

    [Theory]
    [InlineData("a.trx", "<TestRun>\n<Results>\n", "is truncated or malformed at line 3")]
    [InlineData("a.trx", "<TestRuns/>", "is not a TRX file: its root is TestRuns")]
    [InlineData(
        "a.trx", "<TestRun><Results>\n<UnitTestResult testName='a' outcome='Dreamt'/></Results></TestRun>",
        "at line 2, UnitTestResult has outcome=\"Dreamt\"")]
    [InlineData(
        "a.trx", "<TestRun><Results>\n<UnitTestResult/></Results></TestRun>",
        "at line 2, UnitTestResult has no testName")]
    [InlineData(
        "a.trx", "<TestRun><Results><UnitTestResult testName='a' duration='-1:0:0'/></Results></TestRun>",
        "has duration=\"-1:0:0\"")]
    [InlineData("a.xml", "<testsuite>\n<testcase name='a'>", "is truncated or malformed at line 2")]
    [InlineData("a.xml", "<doc/>", "is not JUnit XML: its root is doc")]
    [InlineData("a.xml", "<testsuite><testcase/></testsuite>", "at line 1, testcase has no name")]
    [InlineData("a.xml", "<testsuite tests='many'/>", "has tests=\"many\", expected a number from 0")]
    [InlineData("a.xml", "<testsuite><testcase name='a' time='NaN'/></testsuite>", "has time=\"NaN\"")]
    [InlineData("a.xml", "", "is truncated or malformed at line")]
    [InlineData("a.json", "{\"reportFormat\":\"CTRF\",\n\"results\":{", "it is truncated or damaged at line 2")]
    [InlineData("a.json", "{\"reportFormat\":\"CTRF\",\"results\":{\"tests\":[]}}", "it lacks")]
    [InlineData(
        "a.json",
        OneTest + "\"status\":\"dreamt\",\"duration\":1}]}}",
        "results.tests[0].status is \"dreamt\"")]
    [InlineData(
        "a.json",
        OneTest + "\"status\":\"passed\",\"duration\":-1}]}}",
        "results.tests[0].duration is -1")]
    public async Task Refuses_what_cannot_be_read_with_its_place(string name, string text, string why) =>
        (await ReportAsync(name, text)).AssertRefused(ExitCode.Unreadable, why);

    [Fact]
    public async Task Reads_no_document_type_and_no_file_that_xml_points_to()
    {
        const string Type = "<!DOCTYPE testsuite [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
        var run = await ReportAsync("a.xml", $"{Type}\n<testsuite>&x;</testsuite>");
        run.AssertRefused(ExitCode.Unreadable, "at line 1: it has a document type definition, which is never read");
    }

    [Fact]
    public async Task Expands_no_entities()
    {
        var bomb = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><testsuite name=\"&b;\"/>";
        (await ReportAsync("a.trx", bomb)).AssertRefused(ExitCode.Unreadable, "document type definition");
    }

    [Fact]
    public async Task Refuses_elements_within_elements_without_end()
    {
        var deep = string.Concat(Enumerable.Repeat("<testsuite>", 100_000));
        (await ReportAsync("a.xml", deep)).AssertRefused(ExitCode.Unreadable, "is nested more than 256 elements deep");
    }

    public void Dispose() => _bench.Dispose();

    private string[] States => [.. _bench.Ledger().Tests.Select(test => test.State.ToString())];

    private static string Suite(string counts, string inner) =>
        $"<testsuite {counts}><testcase classname='{Bench.Sync}' name='Syncs'>{inner}</testcase></testsuite>";

    private static string Ctrf(params string[] tests) => $$$"""
        {"reportFormat":"CTRF","specVersion":"0.0.0","results":{"tool":{"name":"any"},
         "summary":{"tests":{{{tests.Length}}},"passed":0,"failed":0,"skipped":0,"pending":0,"other":0,
          "start":1767603600000,"stop":1767603601000},
         "tests":[{{{string.Join(',', tests)}}}]}}
        """;

    private Task<ToolRun> ReportAsync(string name, string text)
    {
        _bench.Add(name, text);
        return ToolRun.Of(_bench.Folder, ["report", .. _bench.Inputs]);
    }
}
