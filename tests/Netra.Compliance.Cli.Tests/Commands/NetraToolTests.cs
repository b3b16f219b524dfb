using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Tests.Commands;

public sealed class NetraToolTests
{
    [Theory]
    [InlineData("report", "--nonsense", "x")]
    [InlineData("list", ".", "--jsn")]
    [InlineData("nonsense")]
    [InlineData("with-backends")]
    [InlineData("with-backends", "--backends", "docker", "--", "env")]
    [InlineData("report")]
    [InlineData]
    [InlineData("report", "x", "--min-proven", "most")]
    [InlineData("report", "x", "--min-proven", "101%")]
    [InlineData("report", "x", "--max-at-risk", "-5")]
    [InlineData("report", "x", "--max-at-risk")]
    [InlineData("check", "--max-findings", "-1")]
    [InlineData("check", "--max-findings", "many")]
    [InlineData("check", "--max-findings", "1.5")]
    [InlineData("check", "--max-findings", "99999999999")]
    public async Task Gives_exit_code_7_for_a_command_line_it_does_not_know(params string[] args) =>
        (await ToolRun.Of("/", args)).AssertRefused(ExitCode.Usage, "Try 'netra --help'.");

    [Theory]
    [InlineData("report", ".", "--no-new-findings", "maybe")]
    [InlineData("report", "--no-new-unproven", "maybe", ".")]
    [InlineData("list", "--json", "maybe")]
    [InlineData("check", "--bare", "maybe")]
    [InlineData("run", "--failed-first", "maybe")]
    public async Task Takes_no_word_behind_a_flag_for_a_path_that_is_not_there(params string[] args) =>
        (await ToolRun.Of("/", args)).AssertRefused(ExitCode.Usage, "'maybe' after --");

    [Theory]
    [InlineData("report", "--no-new-findings", "true", "maybe")]
    [InlineData("report", "--no-new-findings", "./maybe")]
    [InlineData("list", "--json", "maybe/bin")]
    public async Task Takes_a_path_behind_a_flag_for_a_path(params string[] args) =>
        Assert.DoesNotContain("after --", (await ToolRun.Of("/", args)).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("run")]
    [InlineData("report")]
    [InlineData("list")]
    [InlineData("check")]
    [InlineData("history")]
    [InlineData("backends")]
    [InlineData("with-backends")]
    public async Task Helps_with_examples_and_exit_codes(string command)
    {
        var run = await ToolRun.Of("/", command, "--help");
        Assert.Equal((ExitCode.Pass, ""), (run.Code, run.Error));
        Assert.Contains($"  netra {command}", run.Out, StringComparison.Ordinal);
        Assert.Contains("  8  the proof engine's controls did not hold", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_its_version() =>
        Assert.Matches(@"^\d+\.\d+\.\d+", (await ToolRun.Of("/", "--version")).Out);
}
