using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Findings;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Commands;

public sealed class ReportCommandTests : IDisposable
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task Says_the_verdict_and_where_the_report_is()
    {
        _bench.Run(Bench.WithProofs(_bench.AllPass()).Ended());
        var run = await Report(_bench.Folder);
        Assert.Equal((ExitCode.Pass, ""), (run.Code, run.Error));
        Assert.Contains("$15,000 of $35,000 a month is proven; $20,000 is protected but not proven. The gate passes.",
            run.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_bench.Folder, "artifacts", "compliance", "report.html")), run.Out);
    }

    [Fact]
    public async Task Names_what_failed_and_the_dollars_at_risk()
    {
        _bench.Run(_bench.AllPass().Test(Bench.Flow, "Signs_in", "failed", message: "Expected 1\nActual 2").Ended());
        var run = await Report(_bench.Folder);
        Assert.Equal(ExitCode.TestsFailed, run.Code);
        Assert.Contains("Failed: Shop.Tests.Auth.Flow.Signs_in (test 1 \"Test 1\", $15,000 a month): Expected 1\n",
            run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_where_it_is_told_to()
    {
        _bench.Run(_bench.AllPass().Ended());
        await Report(_bench.Folder, "--out", "elsewhere");
        Assert.True(File.Exists(Path.Combine(_bench.Folder, "elsewhere", "ledger.json")));
    }

    [Theory]
    [InlineData("--min-proven", "100%")]
    [InlineData("--min-proven", "35000")]
    public async Task Fails_a_threshold_that_a_flag_asks_for(string flag, string value)
    {
        _bench.Run(_bench.AllPass().Ended());
        Assert.Equal(ExitCode.Gate, (await Report(_bench.Folder, flag, value)).Code);
    }

    [Fact]
    public async Task Takes_thresholds_from_the_folders_settings_and_lets_a_flag_win()
    {
        _bench.Run(_bench.AllPass().Ended()).Run(_bench.Script());
        File.WriteAllText(Path.Combine(_bench.Folder, "netra.json"), "{\"gate\":{\"minProven\":\"1%\"}}");
        Assert.Contains("minProven is 0%", (await Report(_bench.Folder)).Out, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "minProven is", (await Report(_bench.Folder, "--min-proven", "0")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"gate\":{\"minProvn\":1}}", "minProvn")]
    [InlineData("{\"gate\":{\"maxAtRisk\":-1}}", "negative")]
    [InlineData("{\"gate\":{\"minProven\":\"most\"}}", "minProven")]
    [InlineData("", "netra.json")]
    [InlineData("[]", "netra.json")]
    public async Task Refuses_settings_it_does_not_understand(string settings, string why)
    {
        _bench.Run(_bench.AllPass().Ended());
        File.WriteAllText(Path.Combine(_bench.Folder, "netra.json"), settings);
        (await Report(_bench.Folder)).AssertRefused(ExitCode.Unreadable, why);
    }

    [Fact]
    public async Task Refuses_settings_that_are_named_and_missing() =>
        (await Report(_bench.Folder, "--config", "none.json")).AssertRefused(
            ExitCode.Unreadable, "none.json does not exist");

    [Theory]
    [InlineData("none", null, "does not exist")]
    [InlineData("a.txt", "x", "is not a supported input")]
    [InlineData("a.jsonl", "", "is empty")]
    [InlineData("a.jsonl", "{\"event\":\"ru", "does not begin with a run record")]
    [InlineData("a.jsonl", "{\"x\":1}\n", "is not in the format netra.journal/1")]
    [InlineData("a.jsonl", "{\"event\":\"run\",\"schema\":\"netra.journal/9\"}\n", "supports up to netra.journal/1")]
    [InlineData("a.sarif", "", "is not valid SARIF")]
    [InlineData("a.sarif", "{\"version\":\"2.2.0\"}", "2.1.0 is required")]
    [InlineData("a.dll", "MZ", "is not a valid .NET assembly")]
    [InlineData("a.dll", "", "is empty, not a .NET assembly")]
    public async Task Refuses_inputs_that_are_not_what_they_should_be(string name, string? text, string why)
    {
        var path = Path.Combine(_bench.Folder, name);
        if (text is not null)
        {
            await File.WriteAllTextAsync(path, text);
        }

        (await ToolRun.Of(_bench.Folder, "report", path)).AssertRefused(ExitCode.Unreadable, why);
    }

    [Fact]
    public async Task Refuses_a_damaged_journal_that_it_finds_in_a_folder()
    {
        _bench.Run(_bench.AllPass().Ended()).Add("cut.jsonl", "");
        (await Report(_bench.Folder)).AssertRefused(ExitCode.Unreadable, "cut.jsonl is empty");
    }

    [Fact]
    public async Task Refuses_a_folder_without_any_catalog()
    {
        var empty = Directory.CreateDirectory(Path.Combine(_bench.Folder, "empty")).FullName;
        (await Report(empty)).AssertRefused(ExitCode.Inventory, "No catalog of critical tests");
    }

    [Fact]
    public async Task Refuses_an_assembly_that_declares_nothing() =>
        (await Report(typeof(ReportCommandTests).Assembly.Location)).AssertRefused(
            ExitCode.Inventory, "has no catalog of critical tests");

    [Fact]
    public async Task Gives_exit_code_5_when_there_is_no_journal()
    {
        var run = await Report(_bench.Folder);
        Assert.Equal(ExitCode.Inventory, run.Code);
        Assert.Contains("No critical test of Shop.Tests ran", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_findings_of_intermediate_folders()
    {
        var log = SarifScript.Log(SarifScript.Result("NETRA1001", Path.Combine(_bench.Folder, "src", "A.cs")));
        _bench.Run(_bench.AllPass().Ended()).Add("obj/Debug/a.sarif", log);
        await Report(_bench.Folder);
        var ledger = await File.ReadAllTextAsync(Path.Combine(_bench.Folder, "artifacts/compliance/ledger.json"));
        Assert.Contains("\"path\": \"src/A.cs\"", ledger, StringComparison.Ordinal);
    }

    public void Dispose() => _bench.Dispose();

    private Task<ToolRun> Report(string input, params string[] more) =>
        ToolRun.Of(_bench.Folder, ["report", input, .. more]);
}
