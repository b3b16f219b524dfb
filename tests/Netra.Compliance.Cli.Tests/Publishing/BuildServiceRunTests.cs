using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Publishing;

/// <summary>A report in the environment of a build service.</summary>
public sealed class BuildServiceRunTests : IDisposable
{
    private static readonly string[] Always = [".netra.lock", "ledger.json", "report.html", "report.md"];

    private readonly Bench _bench = new();

    public BuildServiceRunTests() => _bench.Run(Bench.WithProofs(_bench.AllPass(), second: "Survived").Ended());

    [Theory]
    [InlineData("GITHUB_ACTIONS", "GITHUB_RUN_ID", "")]
    [InlineData("TF_BUILD", "BUILD_BUILDID", "comment.md report.junit.xml summary.md")]
    [InlineData("GITLAB_CI", "CI_PIPELINE_ID", "gl-code-quality-report.json report.junit.xml")]
    public async Task Writes_the_files_that_the_service_reads(string marker, string run, string files)
    {
        await ReportAsync(marker, run);
        var expected = Always.Concat(files.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(expected.Order(StringComparer.Ordinal), Written());
    }

    [Fact]
    public async Task Says_the_verdict_last()
    {
        var run = await ReportAsync("GITHUB_ACTIONS", "GITHUB_RUN_ID");
        run.AssertSays("::error title=$15%2C000 a month%3A fault-survived::");
        Assert.Contains("The gate fails", run.Out.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GITHUB_ACTIONS", "GITHUB_RUN_ID")]
    [InlineData("TF_BUILD", "BUILD_BUILDID")]
    [InlineData("GITLAB_CI", "CI_PIPELINE_ID")]
    public async Task Shows_nothing_where_nobody_wants_it(string marker, string id)
    {
        var run = await ReportAsync(marker, id, "--no-ci");
        Assert.Equal(Always, Written());
        Assert.DoesNotContain("::error", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("##vso", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GITHUB_ACTIONS", "false")]
    [InlineData("CI", "true")]
    public async Task Shows_nothing_on_other_machines(string variable, string value)
    {
        var run = await ToolRun.In(new() { [variable] = value }, _bench.Folder, ["report", .. _bench.Inputs]);
        Assert.DoesNotContain("::error", run.Out, StringComparison.Ordinal);
        Assert.Equal(Always, Written());
    }

    [Fact]
    public async Task A_summary_that_cannot_be_written_leaves_the_report_and_the_exit_code()
    {
        var environment = Environment("GITHUB_ACTIONS", "GITHUB_RUN_ID");
        environment["GITHUB_STEP_SUMMARY"] = Path.Combine(_bench.Folder, "none", "summary");
        var run = await ToolRun.In(environment, _bench.Folder, ["report", .. _bench.Inputs]);
        Assert.Equal(ExitCode.ProofFailed, run.Code);
        Assert.Contains("the report is complete, and the exit code is valid.", run.Error, StringComparison.Ordinal);
        Assert.Equal(Always, Written());
    }

    public void Dispose() => _bench.Dispose();

    private Task<ToolRun> ReportAsync(string marker, string run, params string[] more) =>
        ToolRun.In(Environment(marker, run), _bench.Folder, ["report", .. _bench.Inputs, .. more]);

    private static Dictionary<string, string> Environment(string marker, string run) =>
        new() { [marker] = "true", [run] = "7" };

    private IEnumerable<string> Written() =>
        Directory.GetFiles(Path.Combine(_bench.Folder, "artifacts", "compliance"))
            .Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
}
