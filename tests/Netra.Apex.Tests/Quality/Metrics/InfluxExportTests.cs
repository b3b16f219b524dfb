using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Netra.Apex.Quality.Metrics;
using Netra.Apex.Tests.Auth;

namespace Netra.Apex.Tests.Quality.Metrics;

/// <summary>A platform whose InfluxDB answers as a test says.</summary>
public sealed class InfluxExportTests
{
    private static readonly (string,
        string) Address = ("Apex:Quality:Metrics:InfluxDb", "http://127.0.0.1:1/write?db=a%20b");

    private readonly Server _server = new();

    [Fact]
    public async Task Says_where_to_and_in_which_unit_and_who_it_is()
    {
        await using var platform = await StartAsync(Address, ("Apex:Quality:Metrics:Token", "s3cret"));
        Export(platform);
        await DrainedAsync(platform);
        Assert.Equal(["http://127.0.0.1:1/write?db=a%20b&precision=ms Token s3cret"], _server.Asked);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge)]
    public async Task Drops_and_counts_what_InfluxDB_does_not_understand(HttpStatusCode status)
    {
        _server.Answer = _ => Task.FromResult(status);
        await using var platform = await StartAsync(Address);
        Export(platform);
        await DrainedAsync(platform);
        Assert.NotEqual(0, platform.Get<PointBuffer>().Dropped);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.MovedPermanently)]
    [InlineData(HttpStatusCode.OK)]
    public async Task Keeps_what_InfluxDB_does_not_take_now(HttpStatusCode status)
    {
        _server.Answer = _ => Task.FromResult(status);
        await using var platform = await StartAsync(Address);
        Export(platform);
        await _server.AskedAsync(1);
        _server.Answer = _ => Task.FromResult(HttpStatusCode.NoContent);
        Export(platform);
        await DrainedAsync(platform);
        Assert.Equal(0, platform.Get<PointBuffer>().Dropped);
    }

    [Fact]
    public async Task Measures_while_a_server_hangs()
    {
        await using var platform = await StartHangingAsync();
        var once = platform.Get<PointBuffer>().Count;
        Export(platform);
        Assert.Equal((2 * once, 1), (platform.Get<PointBuffer>().Count, _server.Asked.Count));
    }

    [Fact]
    public async Task Asks_a_server_that_hangs_again_after_its_time()
    {
        await using var platform = await StartHangingAsync();
        Export(platform);
        platform.Time.Advance(TimeSpan.FromSeconds(5));
        await _server.AskedAsync(2);
        Assert.Equal(0, platform.Get<PointBuffer>().Dropped);
    }

    [Fact]
    public async Task Sends_what_was_measured_last_when_the_platform_stops()
    {
        await using var platform = await StartAsync(Address);
        await platform.Get<IEnumerable<IHostedService>>().OfType<InfluxExport>().Single().StopAsync(default);
        Assert.Single(_server.Asked);
        Export(platform);
        Assert.Single(_server.Asked);
    }

    private static void Export(AuthPlatform platform) => platform.Time.Advance(new MetricsSettings().Interval);

    private static Task DrainedAsync(AuthPlatform platform) =>
        Until.TrueAsync(() => platform.Get<PointBuffer>().Count == 0);

    // With a time limit of an interval and a half, in the middle of the first sending.
    private async Task<AuthPlatform> StartHangingAsync()
    {
        _server.Answer =
            stop => Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => HttpStatusCode.OK, TaskScheduler.Default);
        var platform = await StartAsync(Address, ("Apex:Quality:Metrics:Timeout", "00:00:15"));
        Export(platform);
        await _server.AskedAsync(1);
        return platform;
    }

    private Task<AuthPlatform> StartAsync(params (string, string)[] settings) => AuthPlatform.StartAsync(
        services => services.AddHttpClient(InfluxExport.Client).ConfigurePrimaryHttpMessageHandler(() => _server),
        settings);

    private sealed class Server : HttpMessageHandler
    {
        public ConcurrentQueue<string> Asked { get; } = new();

        public Func<CancellationToken, Task<HttpStatusCode>> Answer { get; set; } =
            _ => Task.FromResult(HttpStatusCode.NoContent);

        public Task AskedAsync(int times) => Until.TrueAsync(() => Asked.Count >= times);

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Enqueue($"{request.RequestUri!.AbsoluteUri} {request.Headers.Authorization}");
            return new HttpResponseMessage(await Answer(cancellationToken));
        }
    }
}
