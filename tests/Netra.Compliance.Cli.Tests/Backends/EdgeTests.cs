using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Netra.Compliance.Cli.Tests.Backends;

/// <summary>Two worlds behind one Varnish. Every test has its own path, for they share both.</summary>
[Trait("Needs", "Servers")]
public sealed class EdgeTests(RealServers servers) : IClassFixture<RealServers>, IAsyncLifetime
{
    private static int _next;

    private readonly World _mine = new();
    private readonly World _other = new();
    private readonly string _path = $"page/{Interlocked.Increment(ref _next)}";

    public async Task InitializeAsync()
    {
        await _mine.StartAsync(servers, Interlocked.Increment(ref _next));
        await _other.StartAsync(servers, Interlocked.Increment(ref _next));
    }

    public async Task DisposeAsync()
    {
        await _mine.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task Answers_a_second_request_itself_and_each_world_by_its_own_platform()
    {
        await Task.WhenAll(_mine.GetAsync(_path), _other.GetAsync(_path));
        await Task.WhenAll(_mine.GetAsync(_path), _other.GetAsync(_path));
        Assert.Equal((1, 1), (_mine.Asked, _other.Asked));
    }

    [Fact]
    public async Task Purges_a_page_of_one_world_alone()
    {
        await FillAsync();
        Assert.Equal(200, await _mine.SendAsync("PURGE", _path));
        Assert.Equal((true, false), (await AsksAgainAsync(_mine), await AsksAgainAsync(_other)));
    }

    [Fact]
    public async Task Bans_a_tag_of_one_world_alone()
    {
        await FillAsync();
        Assert.Equal(200, await _mine.SendAsync("BAN", "", "user.7"));
        Assert.Equal((true, false), (await AsksAgainAsync(_mine), await AsksAgainAsync(_other)));
    }

    [Theory]
    [InlineData("user")]
    [InlineData("user.77")]
    [InlineData("ser.7")]
    [InlineData("user:7")]
    [InlineData("userx7")]
    public async Task Bans_a_whole_tag_and_not_a_part_of_one(string tag)
    {
        await FillAsync();
        Assert.Equal(200, await _mine.SendAsync("BAN", "", tag));
        Assert.False(await AsksAgainAsync(_mine));
    }

    [Theory]
    [InlineData(".*")]
    [InlineData("a b")]
    [InlineData(null)]
    public async Task Refuses_a_ban_of_what_is_no_tag(string? tag)
    {
        await FillAsync();
        Assert.Equal(400, await _mine.SendAsync("BAN", "", tag));
        Assert.False(await AsksAgainAsync(_mine));
    }

    [Theory]
    [InlineData("64")]
    [InlineData("-1")]
    [InlineData("all")]
    public async Task Refuses_a_world_that_it_does_not_have(string world) =>
        Assert.Equal(400, await _mine.SendAsync("GET", _path, world: world));

    [Fact]
    public async Task Asks_a_platform_that_came_up_after_a_failure_at_once()
    {
        await using var late = new World();
        late.Join(servers, 63);
        Assert.Equal(503, await late.SendAsync("GET", _path));
        await late.ListenAsync();
        Assert.Equal(200, await late.SendAsync("GET", _path));
    }

    private async Task FillAsync()
    {
        await _mine.GetAsync(_path);
        await _other.GetAsync(_path);
    }

    private async Task<bool> AsksAgainAsync(World world)
    {
        var before = world.Asked;
        await world.GetAsync(_path);
        return world.Asked > before;
    }

    /// <summary>A platform that answers every request with a page that may be cached, and counts.</summary>
    private sealed class World : IAsyncDisposable
    {
        private readonly HttpClient _client = new();
        private WebApplication? _platform;
        private int _asked;
        private string _slot = "";
        private string _socket = "";

        public int Asked => _asked;

        public void Join(RealServers servers, int slot)
        {
            _slot = $"{slot}";
            _socket = Path.Combine(servers.Variable("NETRA_EDGE_SOCKETS"), $"{slot}.sock");
            _client.BaseAddress = new(servers.Variable("NETRA_EDGE"));
        }

        public Task StartAsync(RealServers servers, int slot)
        {
            Join(servers, slot);
            return ListenAsync();
        }

        public async Task ListenAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(_socket));
            _platform = builder.Build();
            _platform.Run(AnswerAsync);
            await _platform.StartAsync();
            LetVarnishIn(_socket);
        }

        public Task GetAsync(string path) => SendAsync("GET", path);

        public async Task<int> SendAsync(string method, string path, string? tag = null, string? world = null)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            request.Headers.Add("x-apex-world", world ?? _slot);
            request.Headers.Add("x-tag", tag is null ? [] : [tag]);
            using var response = await _client.SendAsync(request);
            return (int)response.StatusCode;
        }

        public async ValueTask DisposeAsync()
        {
            _client.Dispose();
            await (_platform?.DisposeAsync() ?? ValueTask.CompletedTask);
        }

        /// <summary>Its worker has an account of its own.</summary>
        private static void LetVarnishIn(string socket)
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(
                    socket, File.GetUnixFileMode(socket) | UnixFileMode.OtherRead | UnixFileMode.OtherWrite);
            }
        }

        private Task AnswerAsync(HttpContext context)
        {
            Interlocked.Increment(ref _asked);
            context.Response.Headers.CacheControl = "public, max-age=600";
            context.Response.Headers["x-tag"] = "page user.7 plan:pro";
            return context.Response.WriteAsync("page");
        }
    }
}
