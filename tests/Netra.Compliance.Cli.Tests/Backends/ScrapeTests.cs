using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Netra.Compliance.Cli.Tests.Backends;

/// <summary>Platforms in two of Prometheus's slots.</summary>
[Trait("Needs", "Servers")]
public sealed class ScrapeTests(RealServers servers) : IClassFixture<RealServers>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private string[] Targets => servers.Variable("NETRA_PROMETHEUS_TARGETS").Split(',');

    [Fact]
    public async Task Scrapes_each_slot_by_itself()
    {
        await using var first = await ListenAsync(Targets[0], "value 1\n");
        await using var last = await ListenAsync(Targets[^1], "value 2\n");
        Assert.Equal(("1", "2"), (await ReadAsync(Targets[0], "1"), await ReadAsync(Targets[^1], "2")));
    }

    [Fact]
    public async Task Forgets_what_was_in_a_slot_when_it_is_empty()
    {
        await using (await ListenAsync(Targets[1], "value 1 1\n"))
        {
            await ReadAsync(Targets[1], "1");
        }

        Assert.Null(await ReadAsync(Targets[1], expected: null));
    }

    private static async Task<WebApplication> ListenAsync(string target, string metrics)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://{target}");
        var platform = builder.Build();
        platform.MapGet("/metrics", () => metrics);
        await platform.StartAsync();
        return platform;
    }

    /// <summary>What Prometheus has of a slot, once it is as expected or the time is over.</summary>
    private async Task<string?> ReadAsync(string target, string? expected)
    {
        using var client = new HttpClient { BaseAddress = new(servers.Variable("NETRA_PROMETHEUS")) };
        using var limit = new CancellationTokenSource(Limit);
        var read = await QueryAsync(client, target);
        while (read != expected && !limit.IsCancellationRequested)
        {
            read = await QueryAsync(client, target);
        }

        return read;
    }

    private static async Task<string?> QueryAsync(HttpClient client, string target)
    {
        var query = Uri.EscapeDataString($"value{{instance=\"{target}\"}}");
        using var answer = JsonDocument.Parse(await client.GetStringAsync($"api/v1/query?query={query}"));
        var series = answer.RootElement.GetProperty("data").GetProperty("result").EnumerateArray();
        return series.Select(one => one.GetProperty("value")[1].GetString()).SingleOrDefault();
    }
}
