using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Inputs;

/// <summary>Text in a file that is none of what is expected there: one sentence that names the place, never a failure
/// of the tool.</summary>
public sealed class OddTextTests : IDisposable
{
    private readonly Bench _bench = new();

    public OddTextTests() => _bench.Run(_bench.AllPass().Ended());

    [Theory]
    [InlineData("{\"version\":\"2.1.0\",\"runs\":[null]}", "runs[0] is not an object")]
    [InlineData("{\"version\":\"2.1.0\",\"runs\":5}", "runs is not a list")]
    [InlineData("{\"version\":\"2.1.0\",\"runs\":[{\"results\":[null]}]}", "runs[0].results[0] is not an object")]
    [InlineData("{\"version\":\"1.0.0\",\"runs\":[{\"results\":[{\"ruleId\":\"NETRA1001\"}]}]}", "2.1.0 is required")]
    [InlineData("{\"version\":\"2.1.0\",\"runs\":[{\"results\":[{\"ruleId\":\"\\ud800\"}]}]}", "not Unicode")]
    [InlineData("{\"version\":\"2.1.0\",\"runs\":[{\"results\":[", "is not valid SARIF")]
    public async Task Refuses_SARIF_that_is_damaged(string sarif, string why)
    {
        _bench.Add("a.sarif", sarif);
        (await Report()).AssertRefused(ExitCode.Unreadable, why);
    }

    [Theory]
    [InlineData("\"locations\":[null]", "runs[0].results[0].locations[0] is null")]
    [InlineData("\"suppressions\":[null]", "runs[0].results[0].suppressions[0] is null")]
    [InlineData("\"level\":\"Error\"", "has the level \"Error\"")]
    [InlineData("\"message\":{\"text\":\"\\ud800\"}", "has text that is not Unicode")]
    [InlineData("\"locations\":[{\"physicalLocation\":{\"region\":{\"startLine\":0}}}]",
        "is at line 0, expected 1 or more")]
    [InlineData("\"locations\":[{\"physicalLocation\":{\"region\":{\"startLine\":-7}}}]",
        "is at line -7, expected 1 or more")]
    [InlineData("\"locations\":[{\"physicalLocation\":{\"region\":{\"startLine\":99999999999}}}]",
        "runs[0].results[0] a value has the wrong type")]
    public async Task Refuses_a_finding_that_is_damaged(string damaged, string why)
    {
        _bench.Add("a.sarif", Result(damaged));
        (await Report()).AssertRefused(ExitCode.Unreadable, why);
    }

    [Theory]
    [InlineData("file:///a%00b.cs")]
    [InlineData("file://host/share/A.cs")]
    [InlineData("src/100%/%zz.cs")]
    [InlineData("")]
    [InlineData("https://example.com/A.cs")]
    [InlineData("file:///%ED%A0%80.cs")]
    [InlineData("::")]
    public async Task Shows_a_finding_at_whatever_address(string uri)
    {
        _bench.Add("a.sarif",
            Result(
                $"\"locations\":[{{\"physicalLocation\":{{\"artifactLocation\":{{\"uri\":\"{uri}\",\"uriBaseId\":\"A\"}}}}}}]"));
        Assert.Equal(ExitCode.Pass, (await Report()).Code);
    }

    [Theory]
    [InlineData("{\"version\":\"1.0.0\",\"runs\":[]}")]
    [InlineData("[]")]
    public async Task Passes_over_findings_of_other_tools(string sarif)
    {
        _bench.Add("theirs.sarif", sarif);
        var run = await Report();
        Assert.Equal(ExitCode.Pass, run.Code);
        Assert.Contains("findings of other tools", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"projects\":[null]}", "projects[0] is null")]
    [InlineData("{\"projects\":[\"\"]}", "projects[0] is empty")]
    [InlineData("{\"projects\":[\"a\\u0000b\"]}", "projects[0] contains a NUL")]
    [InlineData("{\"services\":[null]}", "services[0] is null")]
    [InlineData("{\"load\":\"\"}", "load is empty")]
    [InlineData("{\"load\":\"\\ud800\"}", "has text that is not Unicode")]
    [InlineData("{\"gate\":{\"maxAtRisk\":\"much\"}}",
        "a value has the wrong type (at gate.maxAtRisk)")]
    [InlineData("{\"gate\":{\"min\\nProven\":1}}", "the key \"min\uFFFDProven\" of \"gate\" is unknown.")]
    [InlineData("{\"services\":[\"a\\nb\"]}", "services names a\uFFFDb, expected one of")]
    [InlineData("{\"gate\":{\"minProven\":\"a\\nb\"}}", "(at gate.minProven). See docs/formats/netra.schema.json.")]
    [InlineData("", "it is empty. See docs")]
    [InlineData(" \n\t", "it is empty. See docs")]
    [InlineData("{\"gate\":{\n\"maxAtRisk\" 0}}",
        "it is truncated or damaged at line 2, byte 13 after \"gate\". See docs")]
    [InlineData("{} {}", "it is truncated or damaged at line 1, byte 4. See docs")]
    [InlineData("{\"gate\":{\"minProvn\":1}}", "the key \"minProvn\" of \"gate\" is unknown")]
    public async Task Refuses_settings_and_names_the_key(string settings, string why)
    {
        await File.WriteAllTextAsync(Path.Combine(_bench.Folder, "netra.json"), settings);
        var run = await Report();
        run.AssertRefused(ExitCode.Unreadable, why);
        Assert.DoesNotContain("System.", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("JSON token", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"schema\":\"netra.baseline/1\",\"accepted\":0,\"findings\":[null]}",
        "has null for an item of \"findings\", at line 1")]
    [InlineData("{\"schema\":\"netra.baseline/1\",\"accepted\":0,\"findings\":null}", "is not a valid baseline")]
    [InlineData("{\"schema\":\"netra.baseline/1\",\"accepted\":-2,\"findings\":[{\"rule\":\"A\",\"path\":\"\",\"text\":\"\",\"count\":2147483647},{\"rule\":\"B\",\"path\":\"\",\"text\":\"\",\"count\":2147483647}]}", "lists a different number")]
    [InlineData("{\"schema\":\"netra.baseline/1\",\"accepted\":1,\"findings\":[{\"rule\":null,\"path\":\"\",\"text\":\"\",\"count\":1}]}", "findings[0].rule")]
    public async Task Refuses_a_baseline_that_is_damaged(string baseline, string why)
    {
        await File.WriteAllTextAsync(Path.Combine(_bench.Folder, "accepted.json"), baseline);
        (await ToolRun.Of(_bench.Folder, "check", "--baseline", "accepted.json")).AssertRefused(
            ExitCode.Unreadable, why);
    }

    public void Dispose() => _bench.Dispose();

    private static string Result(string more) =>
        $"{{\"version\":\"2.1.0\",\"runs\":[{{\"results\":[{{\"ruleId\":\"NETRA1001\",{more}}}]}}]}}";

    private Task<ToolRun> Report() => ToolRun.Of(_bench.Folder, "report", _bench.Folder);
}
