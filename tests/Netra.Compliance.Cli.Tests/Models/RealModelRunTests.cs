using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Models;

/// <summary>The flag, the environment of what is run, and this repository's critical tests with an odd model.</summary>
public sealed class RealModelRunTests : IDisposable
{
    private static readonly string[] Environment = ["with-backends", "--backends", "embedded", "--real-llm", "--",
        "/bin/sh", "-c", "env"];

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("run")]
    [InlineData("with-backends", "--", "true")]
    public async Task Refuses_a_real_model_that_nobody_names(string command, params string[] rest)
    {
        var run = await ToolProcess.RunAsync(new Dictionary<string, string>(), [command, "--real-llm", .. rest]);
        Assert.Equal(((int)ExitCode.Usage, ""), (run.Code, run.Out));
        Assert.StartsWith(
            "--real-llm needs NETRA_LLM_ENDPOINT and NETRA_LLM_KEY and NETRA_LLM_MODEL, which are not set: ",
            run.Error);
    }

    [Theory]
    [InlineData("--llm-budget", "1", "--llm-budget and --llm-tokens apply only to a real model: add --real-llm.")]
    [InlineData("--llm-budget", "0", "\"0\" is not an amount in dollars (0.50).")]
    [InlineData("--llm-budget", "1e9", "\"1e9\" is not an amount in dollars (0.50).")]
    [InlineData("--llm-tokens", "0.5", "\"0.5\" is not a number of tokens (500000).")]
    public async Task Refuses_limits_that_mean_nothing(string option, string value, string why) =>
        (await ToolRun.Of(_folder.Path, "with-backends", option, value, "--", "true")).AssertRefused(
            ExitCode.Usage, why);

    [Fact]
    public async Task Refuses_a_budget_in_dollars_where_no_price_is_known()
    {
        await using var odd = await OddModel.StartAsync(OddAgents.Answer);
        var run =
            await ToolProcess.RunAsync(odd.Variables, ["with-backends", "--llm-budget", "1", .. Environment[1..]]);
        Assert.Equal((int)ExitCode.Usage, run.Code);
        Assert.StartsWith(
            "--llm-budget needs the model's prices: set NETRA_LLM_INPUT_PRICE", run.Error);
    }

    [Fact]
    public async Task Hands_on_the_way_to_the_meter_and_not_the_key()
    {
        await using var odd = await OddModel.StartAsync(OddAgents.Answer);
        var run = await ToolProcess.RunAsync(odd.Variables, Environment);
        Assert.Contains("NETRA_LLM=real\n", run.Out);
        Assert.Contains("NETRA_LLM_MODEL=odd-1\n", run.Out);
        Assert.DoesNotContain(OddModel.Key, run.Out + run.Error);
        Assert.DoesNotContain(odd.Address.Authority, run.Out);
    }

    [Fact]
    public async Task Hands_on_nothing_of_a_model_that_was_not_asked_for()
    {
        await using var odd = await OddModel.StartAsync(OddAgents.Answer);
        var run = await ToolProcess.RunAsync(odd.Variables, [.. Environment.Where(word => word != "--real-llm")]);
        Assert.DoesNotContain("NETRA_LLM", run.Out);
    }

    [Fact]
    public async Task Critical_tests_that_hold_for_any_model_hold_for_an_odd_one()
    {
        await using var odd = await OddModel.StartAsync(OddAgents.Answer);
        var run = await TestAsync(odd);
        Assert.True(run.Code == 0, run.Out + run.Error);
        Assert.Contains($"Model: odd-1 at {odd.Address.Authority}: ", run.Error);
        Assert.Contains("calls were retried after a rate limit.", run.Error);
        Assert.Contains("{\"need\":\"model\",\"name\":\"odd-1-large\",\"kind\":\"services\"}",
            Written().Replace("\"event\":\"backend\",", ""));
    }

    [Fact]
    public async Task A_budget_stops_them_before_it_is_exceeded()
    {
        await using var odd = await OddModel.StartAsync(OddAgents.Answer);
        var run = await TestAsync(odd, "--llm-tokens", "15000");
        Assert.Equal((int)ExitCode.Budget, run.Code);
        Assert.Contains(
            "Stopped before exceeding the limit of 15,000 tokens (--llm-tokens): the next call can take up to ",
            run.Error);
    }

    [Fact]
    public async Task The_key_is_in_nothing_that_is_said_or_written()
    {
        await using var odd =
            await OddModel.StartAsync((_, _) => new($"{{\"error\":{{\"message\":\"No, {OddModel.Key}!\"}}}}", 500));
        var run = await TestAsync(odd);
        Assert.Contains("500 No, [key]!", run.Error);
        Assert.DoesNotContain(OddModel.Key, run.Out + run.Error + Written());
    }

    public void Dispose() => _folder.Dispose();

    private Task<ToolProcess> TestAsync(OddModel odd, params string[] limits)
    {
        string[] test = [ToolProcess.DotNet, "test", ToolProcess.CriticalTests, "--nologo", "--filter", "Model=Any"];
        var variables = new Dictionary<string, string>(odd.Variables) { ["NETRA_RESULTS"] = _folder.Path };
        return ToolProcess.RunAsync(
            variables, ["with-backends", "--backends", "embedded", "--real-llm", .. limits, "--", .. test]);
    }

    private string Written() => string.Concat(Directory.GetFiles(_folder.Path).Select(File.ReadAllText));
}
