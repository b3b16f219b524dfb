using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Netra.Apex.Data.Caching;
using Netra.Apex.Storage;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Network;
using Netra.CriticalTests.Fixtures.Worlds;
using StackExchange.Redis;

namespace Netra.CriticalTests.Data;

/// <summary>A published profile, as a reader gets it.</summary>
public sealed record Profile(string Id, string Gpu, int Count, int Version);

/// <summary>What a node exposes about a layer.</summary>
public sealed record LayerReport(string Layer, long Lookups, double HitRatio, double MeanMilliseconds);

/// <summary>What a node exposes about all of them.</summary>
public sealed class CacheReport(IReadOnlyList<LayerReport> layers)
{
    /// <summary>Lookups and hits of each layer since an earlier report.</summary>
    public IEnumerable<(long Lookups, double Hits)> Since(CacheReport before, params string[] layers) =>
        layers.Select(layer => (Of(layer).Lookups - before.Of(layer).Lookups, Hits(layer) - before.Hits(layer)));

    /// <summary>How long a layer took since an earlier report.</summary>
    public double MillisecondsSince(CacheReport before, string layer) =>
        Milliseconds(layer) - before.Milliseconds(layer);

    private double Hits(string layer) => Math.Round(Of(layer).HitRatio * Of(layer).Lookups);

    private double Milliseconds(string layer) => Of(layer).MeanMilliseconds * Of(layer).Lookups;

    private LayerReport Of(string layer) =>
        layers.SingleOrDefault(known => known.Layer == layer) ?? new LayerReport(layer, 0, 0, 0);
}

/// <summary>Two nodes, each with a line of its own to one Redis, and an edge in front of the first; the second is where
/// the owner writes.</summary>
public sealed class CacheFixture : ApexFixture
{
    /// <summary>Within this time all layers agree: well above the milliseconds that it takes, well below what entries
    /// live.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(3);

    private const string Owner = "ann";

    private readonly HeldReading _reading = new("WorkloadProfiles");
    private readonly LogLines _log = new();
    private readonly RedisWorld _redis = new();
    private readonly List<TcpRelay> _lines = [];
    private EdgeWorld? _edge;
    private TcpRelay? _edgeLine;
    private ApexNode? _second;

    /// <summary>The first node's line to Redis.</summary>
    public TcpRelay FirstLine => _lines[0];

    /// <summary>The second node's line to Redis.</summary>
    public TcpRelay SecondLine => _lines[1];

    /// <summary>The second node.</summary>
    public ApexNode SecondNode => _second!;

    /// <summary>How often either node has asked the store for profiles.</summary>
    public int StoreReadings => _reading.Count;

    /// <summary>Sends requests to the first node, signed in as the owner.</summary>
    public HttpClient FirstClient { get; private set; } = null!;

    /// <summary>Sends requests to the second node, signed in as the owner.</summary>
    public HttpClient SecondClient { get; private set; } = null!;

    /// <summary>Sends requests to the edge.</summary>
    public HttpClient EdgeClient { get; private set; } = null!;

    /// <summary>A profile of the owner's that is stored and in no layer.</summary>
    public async Task<string> PublishedAsync(int count = 1)
    {
        var profile = new ProfileRow { Id = $"p{Guid.NewGuid():N}", Owner = Owner, Gpu = "H200", Count = count };
        await using var context = await Get<IDbContextFactory<ApexContext>>().CreateDbContextAsync();
        context.Add(profile);
        await context.SaveChangesAsync();
        return profile.Id;
    }

    /// <summary>Changes a profile at the second node.</summary>
    public Task PutAsync(string id, int count) => PutAsync(SecondClient, id, count);

    /// <summary>Changes a profile.</summary>
    public static async Task PutAsync(HttpClient owner, string id, int count)
    {
        using var response = await owner.PutAsJsonAsync($"/data/profiles/{id}", new { gpu = "H200", count });
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The GPUs of a profile, as a reader sees them.</summary>
    public static async Task<int> GpuCountAsync(HttpClient reader, string id) =>
        (await reader.GetFromJsonAsync<Profile>($"/data/profiles/{id}"))!.Count;

    /// <summary>Writes, and waits until the node behind the edge knows of it.</summary>
    public async Task PutLastAsync(string id, int count)
    {
        await PutAsync(id, count);
        await FirstSeesInTimeAsync(id, count);
    }

    /// <summary>Lets time pass on the platform's clock.</summary>
    public Task PassAsync(double milliseconds)
    {
        Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        return Task.CompletedTask;
    }

    /// <summary>Reads at a node, and does something else between the answer of the store and the filling of the
    /// layers.</summary>
    public Task ReadSlowlyAsync(HttpClient reader, string id, Func<Task> meanwhile) =>
        _reading.DuringAsync(() => GpuCountAsync(reader, id), meanwhile);

    /// <summary>Reads a profile that is in no layer at the second node while its line to Redis is cut.</summary>
    public async Task ReadCutOffAsync()
    {
        var id = await PublishedAsync();
        await WhileCutOffAsync(SecondNode, SecondLine, () => GpuCountAsync(SecondClient, id));
    }

    /// <summary>Does something for which a node needs Redis while its line there is cut, and restores the
    /// line.</summary>
    public static async Task<T> WhileCutOffAsync<T>(ApexNode node, TcpRelay line, Func<Task<T>> work)
    {
        line.Cut();
        var done = await work();
        line.Restore();
        var redis = node.Services.GetRequiredService<IConnectionMultiplexer>();
        await InTime.TrueAsync(() => ValueTask.FromResult(redis.IsConnected), "the node is connected to Redis again");
        return done;
    }

    /// <summary>Changes a profile at the second node while the edge takes no bans.</summary>
    /// <param name="id">The profile.</param>
    /// <param name="count">How many GPUs it has then.</param>
    /// <param name="answers">Whether the edge answers that it does not know bans, or never answers.</param>
    /// <returns>What the nodes have logged about the edge within the bound; nothing when the write was not answered by
    /// then.</returns>
    public async Task<IEnumerable<string>> PutWithoutBansAsync(string id, int count, bool answers)
    {
        var before = _log.Count;
        BreakEdge(answers);
        var write = PutAsync(id, count);
        var isDone = await InTime.ComesTrueAsync(() => ValueTask.FromResult(write.IsCompleted), Bound);
        var logged = _log.Of<EdgeCache>(before).Select(line => line.Text).ToList();
        LeadBansTo(_edge!.Address);
        await write;
        return isDone ? logged : [];
    }

    /// <summary>How long Redis keeps a profile, in minutes; 0 when it does not.</summary>
    public async Task<double> RedisMinutesAsync(string id)
    {
        var redis = Get<IConnectionMultiplexer>();
        await foreach (var key in redis.GetServers()[0].KeysAsync(pattern: $"*{id}"))
        {
            return Math.Round((await redis.GetDatabase().KeyTimeToLiveAsync(key))!.Value.TotalMinutes);
        }

        return 0;
    }

    /// <summary>Whether an answer that is for one customer alone forbids every cache to keep it.</summary>
    public async Task<bool> IsKeptByNobodyAsync()
    {
        using var response = await SecondClient.GetAsync("/data/usage-reports");
        return response.Headers.CacheControl?.NoStore == true;
    }

    /// <summary>What the second node exposes about its layers.</summary>
    public async Task<CacheReport> StatisticsAsync() =>
        new((await SecondClient.GetFromJsonAsync<LayerReport[]>("/data/cache"))!);

    /// <summary>Whether a reader sees a count within the bound.</summary>
    public static Task<bool> SeesInTimeAsync(HttpClient reader, string id, int count) =>
        InTime.ComesTrueAsync(async () => await GpuCountAsync(reader, id) == count, Bound);

    /// <summary>Whether the first node's readers see a count within the bound.</summary>
    public Task<bool> FirstSeesInTimeAsync(string id, int count) => SeesInTimeAsync(FirstClient, id, count);

    /// <summary>The layers of either node that answer a read; none when the edge answers it.</summary>
    public async Task<string> LayersHitAsync(HttpClient reader, string id)
    {
        var before = Hits();
        await GpuCountAsync(reader, id);
        return string.Join(' ', Hits().Except(before).Select(layer => layer.Layer));
    }

    public override async Task InitializeAsync()
    {
        _edge = await EdgeWorld.StartAsync();
        _edgeLine = TcpRelay.Start(_edge.Address);
        await base.InitializeAsync();
        _edge.LeadTo(Platform);
        _second = await StartNodeAsync();
        (FirstClient, SecondClient, EdgeClient) = (
            await Platform.ClientAsync(Owner), await _second.ClientAsync(Owner), _edge.Client());
    }

    public override async Task DisposeAsync()
    {
        await (_second?.DisposeAsync() ?? ValueTask.CompletedTask);
        await base.DisposeAsync();
        await (_edgeLine?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_edge?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Task.WhenAll(_lines.Select(line => line.DisposeAsync().AsTask()));
        await _redis.DisposeAsync();
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        _lines.Add(RedisWorld.OpenLine());
        settings["Apex:Data:Cache:Redis"] = RedisWorld.Through(_lines[^1]);
        settings["Apex:Data:Cache:Prefix"] = _redis.Prefix;
        settings["Apex:Data:Cache:Edge:Address"] = _edgeLine!.Address.ToString();
        settings["Apex:Data:Cache:Edge:World"] = _edge!.World;
        settings["Urls"] = _lines.Count == 1 && _edge.Socket is { } socket
            ? $"http://127.0.0.1:0;http://unix:{socket}" : "http://127.0.0.1:0";
    }

    protected override void Configure(IServiceCollection services)
    {
        services.AddSingleton<ILoggerProvider>(_log);
        services.ConfigureDbContext<SqliteApexContext>(store => store.AddInterceptors(_reading));
        services.ConfigureDbContext<PostgresApexContext>(store => store.AddInterceptors(_reading));
    }

    // A platform has no answer to a ban but that it does not know it.
    private void BreakEdge(bool answers)
    {
        if (answers)
        {
            LeadBansTo(SecondNode.Address);
        }
        else
        {
            _edgeLine!.Stall(LineDirection.ToClient);
        }
    }

    private void LeadBansTo(Uri server)
    {
        _edgeLine!.Redirect(server.Host, server.Port);
        _edgeLine.Cut();
        _edgeLine.Restore();
    }

    private HashSet<(string Node, string Layer, long Hits)> Hits() =>
        [.. from node in new[] { Platform, SecondNode }
            from layer in node.Services.GetRequiredService<CacheStatistics>().Layers
            where layer.Hits > 0
            select (node.Address.ToString(), layer.Layer, layer.Hits)];
}
