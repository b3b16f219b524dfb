using System.Net.Http.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Data.Usage;
using Netra.Apex.Performance.Tools;
using Netra.Apex.Tests.Data.Usage;

namespace Netra.Apex.Tests.Performance.Tools;

/// <summary>The platform's own tools, on a customer's own usage.</summary>
public sealed class OwnToolsTests
{
    [Fact]
    public async Task The_analyzer_sums_up_each_model_of_all_reports()
    {
        await using var platform = await UsagePlatform.StartAsync();
        await ReportAsync(platform, "ann", "training", new UsageLine("H100", 90, 6), new UsageLine("A100", 60, 1));
        await ReportAsync(platform, "ann", "serving", new UsageLine("H100", 30, 1));
        var all = await AnalyzeAsync(platform, "ann");
        Assert.Equal([new("H100", 2, 7, 3.5m, 87.5m), new("A100", 1, 1, 1, 12.5m)], all.Gpus);
        Assert.Equal(2, all.Reports);
    }

    [Theory]
    [InlineData("serving", 1, 1)]
    [InlineData("Serving", 0, 0)]
    public async Task The_analyzer_takes_one_workload_by_its_exact_name(string workload, int reports, int gpus)
    {
        await using var platform = await UsagePlatform.StartAsync();
        await ReportAsync(platform, "ann", "training", new UsageLine("A100", 60, 1));
        await ReportAsync(platform, "ann", "serving", new UsageLine("H100", 30, 0));
        var analysis = await AnalyzeAsync(platform, "ann", workload);
        Assert.Equal((reports, gpus), (analysis.Reports, analysis.Gpus.Count));
        Assert.DoesNotContain(analysis.Gpus, gpu => gpu.SharePercent > 0);
    }

    [Theory]
    [InlineData("H100 3", 2)]
    [InlineData("H100 4", 0)]
    [InlineData("H100 5", 0)]
    [InlineData("H100 0", 8)]
    [InlineData("h100 1", 0)]
    [InlineData("H100 3|H100 2|H100 9", 4)]
    public async Task The_optimizer_takes_the_lowest_offer_below_the_cost(string offers, int saving)
    {
        await using var platform = await UsagePlatform.StartAsync();
        await ReportAsync(platform, "ann", "training", new UsageLine("H100", 120, 8));
        var offered = offers.Split('|').Select(offer => new GpuOffer(offer[..4], int.Parse(offer[5..])));
        var tool = platform.Get<CostOptimizer>();
        var plan = await tool.OptimizeAsync(PrincipalOf("ann"), [.. offered], CancellationToken.None);
        Assert.Equal((saving, saving == 0 ? 0 : 1), (plan.TotalUsd, plan.Gpus.Count));
    }

    [Theory]
    [InlineData("gpu_analyzer", "workloads", "training")]
    [InlineData("performance_profiler", "targetMs", "5")]
    public async Task The_server_refuses_arguments_that_a_tool_does_not_take_by_name(
        string tool, string argument, string value)
    {
        await using var platform = await UsagePlatform.StartAsync();
        using var ann = platform.ClientOf("ann");
        var address = new HttpClientTransportOptions { Endpoint = new Uri(ann.BaseAddress!, ToolsModule.Path) };
        await using var client = await McpClient.CreateAsync(new HttpClientTransport(address, ann));
        var result = await client.CallToolAsync(tool, new Dictionary<string, object?> { [argument] = value });
        Assert.True(result.IsError);
        Assert.Contains(argument, ((TextContentBlock)result.Content.Single()).Text);
    }

    private static Task<GpuAnalysis> AnalyzeAsync(UsagePlatform platform, string customer, string? workload = null) =>
        platform.Get<GpuAnalyzer>().AnalyzeAsync(PrincipalOf(customer), CancellationToken.None, workload);

    private static System.Security.Claims.ClaimsPrincipal PrincipalOf(string customer) =>
        new Customer(customer, $"{customer}@example.com").ToPrincipal();

    private static async Task ReportAsync(
        UsagePlatform platform, string customer, string workload, params UsageLine[] lines)
    {
        using var client = platform.ClientOf(customer);
        using var response = await client.PostAsJsonAsync("data/usage-reports", new { workload, lines });
        response.EnsureSuccessStatusCode();
    }
}
