using System.Net.Http.Json;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Netra.Apex.Data;
using Netra.Apex.Data.Caching;
using Netra.Apex.Tests.Data.Usage;

namespace Netra.Apex.Tests.Data.Caching;

/// <summary>What the platform tells the edge, and what becomes of it when nobody hears.</summary>
public sealed class EdgeCacheTests : HttpMessageHandler, IHttpClientFactory
{
    private readonly List<string> _told = [];
    private Exception? _outage;

    [Fact]
    public void Lets_the_edge_keep_an_answer_and_nobody_else()
    {
        var response = new DefaultHttpContext().Response;
        Edge(new() { Address = new("http://edge/"), Duration = TimeSpan.FromSeconds(90) })
            .Keep(response, "profiles", "profile:a");
        Assert.Equal("public, max-age=0, s-maxage=90", response.Headers.CacheControl);
        Assert.Equal("profiles profile:a", response.Headers["x-tag"]);
    }

    [Fact]
    public void Says_nothing_without_an_edge()
    {
        var response = new DefaultHttpContext().Response;
        Edge(new()).Keep(response, "profiles");
        Assert.Empty(response.Headers);
    }

    [Fact]
    public async Task Bans_a_tag_in_its_own_world()
    {
        await Edge(new() { Address = new("http://edge/"), World = "7" }).BanAsync("profile:a");
        await Edge(new() { Address = new("http://edge/") }).BanAsync("profile:b");
        await Edge(new()).BanAsync("profile:c");
        Assert.Equal(["BAN http://edge/ profile:a 7", "BAN http://edge/ profile:b "], _told);
    }

    [Fact]
    public async Task A_write_bans_at_the_edge_of_a_node_without_Redis()
    {
        await using var platform = await UsagePlatform.StartAsync(
            services => services.AddSingleton<IHttpClientFactory>(this),
            ("Apex:Data:Cache:Edge:Address", "http://edge/"));
        using var ann = platform.ClientOf("ann");
        await ann.PutAsJsonAsync("data/profiles/a", new { gpu = "H200", count = 8 });
        Assert.Equal(["BAN http://edge/ profile:a "], _told);
    }

    public static TheoryData<Exception> Outages =>
        [new HttpRequestException("No route."), new SocketException(),
            new TaskCanceledException("", new TimeoutException())];

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task An_edge_that_cannot_be_told_is_no_failure_of_the_write(Exception outage)
    {
        _outage = outage;
        var edge = Edge(new() { Address = new("http://edge/") });
        Assert.Null(await Record.ExceptionAsync(() => edge.BanAsync("profile:a")));
    }

    [Theory]
    [InlineData("http://127.0.0.1:6081/", 1.0, null)]
    [InlineData("ftp://127.0.0.1/", 1.0,
        "Apex:Data:Cache:Edge:Address is not an HTTP address; give one such as http://127.0.0.1:6081/.")]
    [InlineData("edge", 1.0,
        "Apex:Data:Cache:Edge:Address is not an HTTP address; give one such as http://127.0.0.1:6081/.")]
    [InlineData(null, 0.9, "Apex:Data:Cache:Edge:Duration is 00:00:00.9000000; expected whole seconds, at least one.")]
    [InlineData(null, 1.5, "Apex:Data:Cache:Edge:Duration is 00:00:01.5000000; expected whole seconds, at least one.")]
    public void Names_a_setting_of_the_edge_that_it_cannot_use(string? address, double seconds, string? problem)
    {
        var edge = new EdgeSettings { Address = address is null ? null : new Uri(address, UriKind.RelativeOrAbsolute),
            Duration = TimeSpan.FromSeconds(seconds) };
        Assert.Equal(problem, new CacheSettings { Edge = edge }.Problems().SingleOrDefault());
    }

    [Theory]
    [InlineData("apex:", 30, 30, null)]
    [InlineData(" ", 30, 30, "Apex:Data:Cache:Prefix is blank; give a text that no other platform on this Redis uses.")]
    [InlineData("apex:", 0, 30, "Apex:Data:Cache:MemoryDuration is 00:00:00; expected more than zero.")]
    [InlineData("apex:", 30, 29,
        "Apex:Data:Cache:RedisDuration is 00:00:29; expected at least 00:00:30, the MemoryDuration.")]
    public void Names_a_setting_of_the_cache_that_it_cannot_use(string prefix, int memory, int redis, string? problem)
    {
        var cache = new CacheSettings { Prefix = prefix, MemoryDuration = TimeSpan.FromSeconds(memory),
            RedisDuration = TimeSpan.FromSeconds(redis) };
        Assert.Equal(problem, cache.Problems().SingleOrDefault());
    }

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var world = request.Headers.TryGetValues("x-apex-world", out var worlds) ? worlds.Single() : "";
        _told.Add($"{request.Method} {request.RequestUri} {request.Headers.GetValues("x-tag").Single()} {world}");
        return _outage is null ? Task.FromResult(new HttpResponseMessage()) : throw _outage;
    }

    private EdgeCache Edge(EdgeSettings edge) =>
        new(this, Options.Create(new DataSettings { Cache = new CacheSettings { Edge = edge } }),
            NullLogger<EdgeCache>.Instance);
}
