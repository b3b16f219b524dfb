using System.Net;
using Netra.Apex.Data.Caching;
using Netra.Apex.Tests.Auth;

namespace Netra.Apex.Tests.Quality.Metrics;

public sealed class MetricsEndpointTests
{
    [Fact]
    public async Task Shows_metrics_to_whoever_has_no_session()
    {
        await using var platform = await AuthPlatform.StartAsync();
        Assert.Contains("apex_sockets_clients", await ScrapeAsync(platform));
    }

    [Fact]
    public async Task Shows_nothing_of_another_platform_in_the_same_process()
    {
        await using var platform = await AuthPlatform.StartAsync();
        await using var other = await AuthPlatform.StartAsync();
        await other.Get<CacheMetrics>().MeasureAsync("memory", () => Task.FromResult(1), _ => true);
        Assert.Contains("apex_cache_lookup", await ScrapeAsync(other));
        Assert.DoesNotContain("apex_cache_lookup", await ScrapeAsync(platform));
    }

    [Theory]
    [InlineData("Accept", "nonsense;;q=7,,")]
    [InlineData("Accept", "application/openmetrics-text; version=99.0.0")]
    [InlineData("X-Prometheus-Scrape-Timeout-Seconds", "-1")]
    [InlineData("Accept-Encoding", "gzip;q=nonsense")]
    public async Task Is_not_confused_by_headers(string name, string value)
    {
        await using var platform = await AuthPlatform.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(platform, name, value));
    }

    private static HttpClient Client(AuthPlatform platform) =>
        new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = platform.Address };

    private static async Task<string> ScrapeAsync(AuthPlatform platform)
    {
        using var http = Client(platform);
        return await http.GetStringAsync("metrics");
    }

    private static async Task<HttpStatusCode> StatusAsync(AuthPlatform platform, string name, string value)
    {
        using var http = Client(platform);
        http.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        using var response = await http.GetAsync("metrics");
        return response.StatusCode;
    }
}
