using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Routing;
using Netra.Apex.Performance.Admission;
using Netra.Apex.Tests.Auth.Sockets;
using Netra.Apex.Tests.Data.Usage;

namespace Netra.Apex.Tests.Performance.Admission;

/// <summary>A node that lets one request in at once, and one more each second; one may wait.</summary>
public sealed class AdmissionTests(SocketPlatform sockets) : IClassFixture<SocketPlatform>
{
    private static readonly string[] CanWait =
    [
        "/agents/runs", "/business/datasets", "/data/usage-reports/", "/demo/sessions", "/demo/sessions/{id}/events",
        "/infrastructure/queue/", "/infrastructure/queue/claims", "/infrastructure/queue/messages/{id}",
        "/infrastructure/queue/messages/{id}/return", "/performance/documents", "/performance/mcp/",
        "/performance/tools/{server}/{tool}", "/quality/answers",
    ];

    private static readonly string[] ForEverybody =
        ["", "health", "openapi/v1.json", "auth/sign-in", "data/profiles/none"];
    private static readonly string[] Keys = ["Rate", "Burst", "Queue", "LowestRate"];
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Who_is_refused_is_told_when_to_come_back()
    {
        await using var platform = await StartAsync();
        using var ann = platform.ClientOf("ann");
        var waiting = await WaitAsync(platform, ann);
        using var refused = await ann.GetAsync("auth/session");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);
        Assert.Contains("The platform is busy; try again in 1 s.", await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, await InASecondAsync(platform, waiting));
    }

    [Fact]
    public async Task Who_hangs_up_leaves_the_place_to_others()
    {
        await using var platform = await StartAsync();
        using var ann = platform.ClientOf("ann");
        using var hangUp = new CancellationTokenSource();
        var gone = await WaitAsync(platform, ann, hangUp.Token);
        await hangUp.CancelAsync();
        await WaitersAsync(platform, 0);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        Assert.Equal(HttpStatusCode.OK, await InASecondAsync(platform, await WaitAsync(platform, ann)));
    }

    [Fact]
    public async Task What_is_for_everybody_and_the_report_are_not_limited()
    {
        await using var platform = await StartAsync();
        using var ann = platform.ClientOf("ann");
        using var anybody = platform.ClientOf("");
        await ann.GetAsync("auth/session");
        var answers = await Task.WhenAll(ForEverybody.Select(anybody.GetAsync));
        Assert.Equal([200, 200, 200, 503, 404], answers.Select(answer => (int)answer.StatusCode));
        Assert.Equal(
            new AdmissionReport(1, 0, 1, 0), await ann.GetFromJsonAsync<AdmissionReport>("performance/admission"));
    }

    [Fact]
    public async Task Who_has_no_session_takes_nobody_s_place()
    {
        await using var platform = await StartAsync();
        using var anybody = platform.ClientOf("");
        Assert.Equal(HttpStatusCode.Unauthorized, (await anybody.GetAsync("performance/admission")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await anybody.GetAsync("auth/session")).StatusCode);
        Assert.Equal(0, Report(platform).Admitted);
    }

    [Fact]
    public async Task A_socket_that_stays_open_is_no_slow_request()
    {
        using var socket = await sockets.DialAsync((await sockets.SignInAsync("ann")).Cookie);
        Assert.Equal(HttpStatusCode.SwitchingProtocols, socket.HttpStatusCode);
        sockets.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new AdmissionReport(100, 0, 1, 0), sockets.Get<AdmissionLimiter>().Report);
    }

    [Fact]
    public async Task Every_answer_that_can_wait_is_known()
    {
        await using var platform = await UsagePlatform.StartAsync();
        var batch = platform.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<BatchMetadata>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText!);
        Assert.Equal(CanWait, batch.Distinct().Order(StringComparer.Ordinal));
    }

    private static Task<UsagePlatform> StartAsync() =>
        UsagePlatform.StartAsync(change: null, [.. Keys.Select(key => ($"Apex:Performance:Admission:{key}", "1"))]);

    private static AdmissionReport Report(UsagePlatform platform) => platform.Get<AdmissionLimiter>().Report;

    /// <summary>Sends a request that has to wait; the first one does not.</summary>
    private static async Task<Task<HttpResponseMessage>> WaitAsync(
        UsagePlatform platform, HttpClient customer, CancellationToken hangUp = default)
    {
        await (Report(platform).Admitted == 0 ? customer.GetAsync("auth/session") : Task.CompletedTask);
        var waiting = customer.GetAsync("auth/session", hangUp);
        await WaitersAsync(platform, 1);
        return waiting;
    }

    private static async Task WaitersAsync(UsagePlatform platform, int count)
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        using var end = new CancellationTokenSource(Limit);
        while (Report(platform).Waiting != count)
        {
            await looks.WaitForNextTickAsync(end.Token);
        }
    }

    private static async Task<HttpStatusCode> InASecondAsync(UsagePlatform platform, Task<HttpResponseMessage> waiting)
    {
        platform.Time.Advance(TimeSpan.FromSeconds(1));
        using var answer = await waiting.WaitAsync(Limit);
        return answer.StatusCode;
    }
}
