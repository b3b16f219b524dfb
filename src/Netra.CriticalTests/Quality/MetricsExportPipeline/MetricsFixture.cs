using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Client;
using Netra.Apex.Data.Caching;
using Netra.Apex.Quality.Gate;
using Netra.Apex.Quality.Metrics;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Models;
using Netra.CriticalTests.Fixtures.Network;
using Netra.CriticalTests.Fixtures.Worlds;

namespace Netra.CriticalTests.Quality;

/// <summary>A platform that is scraped, and others that write to InfluxDB, each by way of a line of its own.</summary>
public sealed class MetricsFixture : ModelFixture
{
    /// <summary>The label of lookups in the database.</summary>
    internal static readonly (string, string) Lookup = (CacheMetrics.LayerTag, Layer.Database);

    private readonly ScrapeWorld _scraper = ScrapeWorld.Create();
    private readonly List<TcpRelay> _lines = [];
    private InfluxWorld? _influx;
    private (string Name, int Capacity) _next = ("scraped", 1000);

    private InfluxWorld Influx => _influx ?? throw new InvalidOperationException("InfluxDB has not been started.");

    /// <summary>Starts one more platform, which has measured nothing yet.</summary>
    internal async Task<ExportingNode> StartExportingAsync(string? name = null, int capacity = 1000)
    {
        _next = (name ?? $"node-{_lines.Count}", capacity);
        return new ExportingNode(await StartNodeAsync(), Influx, Time) { Name = _next.Name, Line = _lines[^1] };
    }

    /// <summary>How many points a new platform exports each time.</summary>
    internal async Task<int> PointsPerExportAsync()
    {
        await using var node = await StartExportingAsync();
        node.Line.Cut();
        await node.ExportAsync();
        return node.Buffer.Count;
    }

    /// <summary>Lets the model answer a question of Ann's; the answer passes the gate.</summary>
    internal async Task AnswerAsync(ApexNode node)
    {
        Model.Converse(QualityFixture.Question, _ => ModelReply.Say(QualityFixture.Full(1)));
        using var ann = await node.ClientAsync("ann");
        GivenFact[] facts = [new("n1", "Node n1 cost the team $100 in June.")];
        var asked = new { question = QualityFixture.Question, facts };
        using var response = await ann.PostAsJsonAsync("quality/answers", asked);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>A lookup in the database that takes so long on the platform's clock.</summary>
    internal Task LookUpAsync(ApexNode node, int milliseconds) =>
        node.Services.GetRequiredService<CacheMetrics>().MeasureAsync(
        Layer.Database,
        () =>
        {
            Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
            return Task.FromResult(true);
        },
        isHit: found => found);

    /// <summary>Connects a client of Ann's to the platform that is scraped; it leaves when it is disposed.</summary>
    internal async Task<IAsyncDisposable> ConnectAsync(string name)
    {
        var cookie = await Platform.SignInAsync("ann");
        var program = new ServiceCollection().AddApexClient(options =>
        {
            (options.Address, options.Cookie, options.Name) = (Platform.Address, cookie, name);
            options.Handler = new SocketsHttpHandler { UseProxy = false };
        }).BuildServiceProvider();
        await StartAsync(program.GetRequiredService<ApexClient>());
        return program;
    }

    /// <summary>Waits until the platform that is scraped has so many clients.</summary>
    internal Task ClientsAsync(int count) => InTime.TrueAsync(
        () => ValueTask.FromResult(Get<Connections>().Count == count), "the platform notices who comes and goes");

    /// <summary>The value of a series once it is as expected, or when what is scraped must be newer than the call; null:
    /// there is no such series.</summary>
    internal async Task<double?> ScrapedAsync(double expected, string metric, params (string Key, string Value)[] labels)
    {
        double? value = null;
        await InTime.ComesTrueAsync(async () => (value = await ReadAsync(metric, labels)) == expected, _scraper.Age);
        return value;
    }

    public override async Task InitializeAsync()
    {
        _influx = await InfluxWorld.StartAsync();
        await base.InitializeAsync();
        await _scraper.LeadToAsync(Platform);
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _scraper.Dispose();
        await Task.WhenAll(_lines.Select(line => line.DisposeAsync().AsTask()));
        await (_influx?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        base.Configure(settings);
        _lines.Add(Influx.OpenLine());
        settings["Apex:Quality:Metrics:InfluxDb"] = Influx.Through(_lines[^1]).ToString();
        settings["Apex:Quality:Metrics:Node"] = _next.Name;
        settings["Apex:Quality:Metrics:Capacity"] = $"{_next.Capacity}";
        settings["Urls"] = $"http://127.0.0.1:0;{(_lines.Count == 1 ? _scraper.Url : null)}".TrimEnd(';');
    }

    protected override void Configure(IServiceCollection services)
    {
        services.AddSingleton<Sendings>();
        services.AddHttpClient(InfluxExport.Client)
            .AddHttpMessageHandler(node => node.GetRequiredService<Sendings>().Handler());
    }

    private static async Task StartAsync(ApexClient client)
    {
        client.Start();
        var first = await client.Events.ReadAsync().AsTask().InTimeAsync("the client is connected");
        if (first is not ClientEvent.Connected)
        {
            throw new InvalidOperationException("The client was not connected.");
        }
    }

    private async Task<double?> ReadAsync(string metric, (string Key, string Value)[] labels) =>
        (await _scraper.SamplesAsync(metric))
        .Where(sample => labels.All(label => sample.Labels.GetValueOrDefault(label.Key) == label.Value))
        .Select(sample => (double?)sample.Value).SingleOrDefault();
}

/// <summary>A platform that writes to InfluxDB whenever a test says so.</summary>
internal sealed class ExportingNode(ApexNode node, InfluxWorld influx, FakeTimeProvider time) : IAsyncDisposable
{
    /// <summary>The node's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its line to InfluxDB.</summary>
    public required TcpRelay Line { get; init; }

    public ApexNode Platform => node;

    private Sendings Sendings => node.Services.GetRequiredService<Sendings>();

    /// <summary>What InfluxDB has not taken yet.</summary>
    public PointBuffer Buffer => node.Services.GetRequiredService<PointBuffer>();

    /// <summary>Lets an interval pass, at the end of which every node measures and sends, and waits until this one has
    /// sent, with or without success.</summary>
    /// <returns>When it measured.</returns>
    public async Task<DateTimeOffset> ExportAsync()
    {
        var before = Sendings.Over;
        var measured = Measure();
        await InTime.TrueAsync(() => ValueTask.FromResult(Sendings.Over > before), "the platform has sent");
        return measured;
    }

    /// <summary>Exports several times while InfluxDB is away, and then brings it back.</summary>
    public async Task<List<DateTimeOffset>> ExportInOutageAsync(int times, Func<Task>? before = null)
    {
        Line.Cut();
        List<DateTimeOffset> measured = [];
        while (measured.Count < times)
        {
            await (before?.Invoke() ?? Task.CompletedTask);
            measured.Add(await ExportAsync());
        }

        Line.Restore();
        return measured;
    }

    /// <summary>Exports points that arrive, and loses InfluxDB's answer.</summary>
    public async Task<DateTimeOffset> ExportWithoutAnswerAsync(string measurement)
    {
        Line.Stall(LineDirection.ToClient);
        var (before, measured) = (Sendings.Over, Measure());
        await InTime.TrueAsync(async () => (await PointsAsync(measurement)).Count > 0, "points have arrived at InfluxDB");
        Line.Cut();
        await InTime.TrueAsync(() => ValueTask.FromResult(Sendings.Over > before), "the platform gives up");
        Line.Restore();
        return measured;
    }

    /// <summary>This node's points of a measurement, oldest first, once everything is delivered.</summary>
    public async Task<IReadOnlyList<InfluxPoint>> DeliveredAsync(string measurement)
    {
        await InTime.TrueAsync(() => ValueTask.FromResult(Buffer.Count == 0), "everything is delivered");
        return await PointsAsync(measurement);
    }

    public ValueTask DisposeAsync() => node.DisposeAsync();

    private DateTimeOffset Measure()
    {
        time.Advance(new MetricsSettings().Interval);
        return time.GetUtcNow();
    }

    private async Task<IReadOnlyList<InfluxPoint>> PointsAsync(string measurement) =>
        [.. (await influx.PointsAsync(measurement))
            .Where(point => point.Tags.GetValueOrDefault("node") == Name).OrderBy(point => point.Time)];
}

/// <summary>Counts requests to InfluxDB that are over, with or without an answer.</summary>
internal sealed class Sendings
{
    private int _over;

    public int Over => Volatile.Read(ref _over);

    public DelegatingHandler Handler() => new Counting(this);

    private sealed class Counting(Sendings sendings) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                Interlocked.Increment(ref sendings._over);
            }
        }
    }
}
