using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
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

    // A request that is held outlives some intervals.
    private const string Timeout = "00:10:00";

    private readonly ScrapeWorld _scraper = ScrapeWorld.Create();
    private readonly List<TcpRelay> _lines = [];
    private InfluxWorld? _influx;
    private (string Name, int Capacity, string? Token) _next = ("scraped", 1000, null);

    private InfluxWorld Influx => _influx ?? throw new InvalidOperationException("InfluxDB has not been started.");

    /// <summary>Starts one more platform, which has measured nothing yet.</summary>
    internal async Task<ExportingNode> StartExportingAsync(
        string? name = null, int capacity = 1000, string? token = null)
    {
        _next = (name ?? $"node-{_lines.Count}", capacity, token);
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
    internal Task LookUpAsync(ApexNode node, int milliseconds, bool isHit = true) =>
        node.Services.GetRequiredService<CacheMetrics>().MeasureAsync(
        Layer.Database,
        () =>
        {
            Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
            return Task.FromResult(isHit);
        },
        found => found);

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

    /// <summary>The value of a series once it is as expected, or when what is scraped must be newer than the call;
    /// null:
    /// there is no such series.</summary>
    internal async Task<double?> ScrapedAsync(
        double expected, string metric, params (string Key, string Value)[] labels)
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
        settings["Apex:Quality:Metrics:Token"] = _next.Token;
        settings["Apex:Quality:Metrics:Timeout"] = Timeout;
        settings["Urls"] = $"http://127.0.0.1:0;{(_lines.Count == 1 ? _scraper.Url : null)}".TrimEnd(';');
    }

    protected override void Configure(IServiceCollection services)
    {
        services.AddSingleton<Sendings>().AddSingleton<LogLines>();
        services.AddSingleton<ILoggerProvider>(node => node.GetRequiredService<LogLines>());
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
