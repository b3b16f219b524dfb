using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Netra.Apex.Data.Resilience;
using Netra.Apex.Infrastructure.Health;
using Netra.Apex.Tests.Auth;
using Netra.Apex.Tests.Data.Usage;
using Polly.CircuitBreaker;

namespace Netra.Apex.Tests.Infrastructure.Health;

/// <summary>A platform in memory, with a model and a receiver of alerts that answer as they are told.</summary>
public sealed class HealthEndpointTests
{
    private const string Message = "Not healthy: llm Unhealthy, agent Unhealthy, websocket Degraded, gateway Degraded.";
    private const string Secret = "secret-of-apex";

    private static readonly (string, string)[] Settings =
    [
        ("Apex:Auth:Agents:Model:Endpoint", $"https://{Secret}.example.com/v1"),
        ("Apex:Auth:Agents:Model:Key", Secret),
        ("Apex:Auth:Agents:Model:Model", "model"),
        ("Apex:Infrastructure:Health:AlertUrl", $"https://example.com/{Secret}"),
    ];

    private readonly Server _server = new();

    [Fact]
    public async Task A_platform_without_model_and_Redis_is_healthy()
    {
        await using var platform = await AuthPlatform.StartAsync();
        var health = await HealthAsync(platform);
        Assert.Equal((HealthStatus.Healthy, 1), (health.Status, health.Score));
        Assert.Equal(["database", "websocket", "gateway"], health.Parts.Select(part => part.Name));
    }

    [Fact]
    public async Task Answers_HEAD_and_lets_nobody_keep_the_answer()
    {
        await using var platform = await AuthPlatform.StartAsync();
        using var http = Client(platform);
        using var response = await http.SendAsync(new(HttpMethod.Head, "health"));
        Assert.Equal((HttpStatusCode.OK, true), (response.StatusCode, response.Headers.CacheControl?.NoStore));
    }

    [Theory]
    [InlineData("", HttpStatusCode.Unauthorized)]
    [InlineData("ann", HttpStatusCode.Forbidden)]
    [InlineData("root", HttpStatusCode.OK)]
    public async Task Shows_alerts_only_to_administrators(string customer, HttpStatusCode status)
    {
        await using var platform = await UsagePlatform.StartAsync(
            change: null, ("Apex:Security:Permissions:Administrators:0", "root"));
        using var http = platform.ClientOf(customer);
        using var response = await http.GetAsync("infrastructure/alerts");
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Shows_the_score_among_the_metrics()
    {
        _server.Answer = _ => HttpStatusCode.InternalServerError;
        await using var platform = await StartAsync();
        await HealthAsync(platform);
        using var http = Client(platform);
        Assert.Matches("(?m)^apex_health_score{.*} 0[.]458", await http.GetStringAsync("metrics"));
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(404, null)]
    [InlineData(429, null)]
    [InlineData(401, "It refuses the platform's key.")]
    [InlineData(403, "It refuses the platform's key.")]
    [InlineData(500, "It answers 500.")]
    [InlineData(503, "It answers 503.")]
    public async Task Judges_the_model_by_what_it_answers(int status, string? reason)
    {
        _server.Answer = _ => (HttpStatusCode)status;
        await using var platform = await StartAsync();
        Assert.Equal(
            reason, (await HealthAsync(platform)).Parts.Single(part => part.Name == DependencyGraph.Llm).Reason);
        Assert.Contains($"GET https://{Secret}.example.com/v1/models Bearer {Secret}", _server.Asked);
    }

    [Fact]
    public async Task A_model_that_is_not_asked_for_a_while_is_unhealthy()
    {
        await using var platform = await StartAsync();
        await HealthAsync(platform);
        platform.Get<DependencyStates>().Report(DependencyGraph.Llm, CircuitState.Open, TimeSpan.FromMinutes(1));
        var llm = (await RoundAsync(platform)).Parts.Single(part => part.Name == DependencyGraph.Llm);
        Assert.Equal(
            (HealthStatus.Unhealthy, "It failed too often and is not checked for a while."), (llm.Status, llm.Reason));
    }

    [Fact]
    public async Task Tells_everybody_that_the_model_fails_but_not_where_it_is()
    {
        _server.Answer = _ => throw new HttpRequestException($"{Secret} does not answer.");
        await using var platform = await StartAsync();
        using var http = Client(platform);
        var text = await http.GetStringAsync("health");
        Assert.Contains("It cannot be reached, or fails; the log says why.", text);
        Assert.DoesNotContain(Secret, text);
    }

    [Fact]
    public async Task A_check_of_no_declared_part_is_an_optional_part_of_its_own()
    {
        await using var platform = await AuthPlatform.StartAsync(services =>
            services.AddHealthChecks().AddCheck("disk", () => HealthCheckResult.Unhealthy("It is full.")));
        var health = await HealthAsync(platform);
        Assert.Equal(
            new PartHealth("disk", Criticality.Optional, HealthStatus.Unhealthy, "It is full."), health.Parts[^1]);
        Assert.Equal(HealthStatus.Degraded, health.Status);
    }

    [Fact]
    public async Task Posts_an_alert_as_JSON_again_with_the_same_id_until_it_is_taken()
    {
        _server.Answer = _ => HttpStatusCode.ServiceUnavailable;
        await using var platform = await StartAsync();
        await Until.TrueAsync(() => _server.Posted.Count == 1);
        _server.Answer = asked => asked.Method == HttpMethod.Get ? HttpStatusCode.BadGateway : HttpStatusCode.NoContent;
        await RoundsAsync(platform, () => _server.Posted.Count == 2);
        var alerts = _server.Posted.Select(AlertOf).ToList();
        Assert.Equal(alerts[0], alerts[1]);
        Assert.Equal(alerts[0] with { Severity = Severity.Critical, Score = 5.5 / 12, Message = Message }, alerts[1]);
    }

    private static Alert AlertOf(string json) => JsonSerializer.Deserialize<Alert>(json, JsonSerializerOptions.Web)!;

    private static HttpClient Client(AuthPlatform platform) =>
        new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = platform.Address };

    private static async Task<PlatformHealth> HealthAsync(AuthPlatform platform)
    {
        using var http = Client(platform);
        using var response = await http.GetAsync("health");
        return (await response.Content.ReadFromJsonAsync<PlatformHealth>(JsonSerializerOptions.Web))!;
    }

    private static async Task<PlatformHealth> RoundAsync(AuthPlatform platform)
    {
        platform.Time.Advance(new HealthSettings().Interval);
        var health = await HealthAsync(platform);
        while (health.CheckedAt != platform.Time.GetUtcNow())
        {
            health = await HealthAsync(platform);
        }

        return health;
    }

    private static async Task RoundsAsync(AuthPlatform platform, Func<bool> isOver)
    {
        while (!isOver())
        {
            await RoundAsync(platform);
        }
    }

    private Task<AuthPlatform> StartAsync() => AuthPlatform.StartAsync(
        services =>
        {
            services.AddHttpClient(ModelCheck.Client).ConfigurePrimaryHttpMessageHandler(() => _server);
            services.AddHttpClient(AlertWebhook.Client).ConfigurePrimaryHttpMessageHandler(() => _server);
        },
        Settings);

    private sealed class Server : HttpMessageHandler
    {
        public ConcurrentQueue<string> Asked { get; } = new();

        public ConcurrentQueue<string> Posted { get; } = new();

        public Func<HttpRequestMessage, HttpStatusCode> Answer { get; set; } = _ => HttpStatusCode.OK;

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Enqueue($"{request.Method} {request.RequestUri} {request.Headers.Authorization}");
            if (request.Content is { } content)
            {
                Posted.Enqueue(await content.ReadAsStringAsync(cancellationToken));
            }

            return new HttpResponseMessage(Answer(request));
        }
    }
}
