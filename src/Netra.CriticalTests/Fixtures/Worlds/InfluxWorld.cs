using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Netra.Compliance;
using Netra.Compliance.Journaling;
using Netra.CriticalTests.Fixtures.Network;

namespace Netra.CriticalTests.Fixtures.Worlds;

/// <summary>A point as it is read back.</summary>
internal sealed record InfluxPoint(
    DateTimeOffset Time, IReadOnlyDictionary<string, string> Tags, IReadOnlyDictionary<string, double> Fields);

/// <summary>A database of a fixture's own in the run's InfluxDB, or in a receiver within this process.</summary>
internal abstract class InfluxWorld : IAsyncDisposable
{
    private readonly string _name = $"world_{Guid.NewGuid():N}";

    public static async Task<InfluxWorld> StartAsync()
    {
        var (name, kind) = Backends.InfluxDb is null
            ? ("Receiver", BackendKind.Embedded)
            : ("InfluxDB", BackendKind.Services);
        Journal.RecordBackend("timeseries", name, kind);
        return Backends.InfluxDb is { } server
            ? await InfluxDb.CreateAsync(new Uri(server))
            : await Receiver.StartAsync();
    }

    /// <summary>A line of one's own to the server.</summary>
    public TcpRelay OpenLine() => TcpRelay.Start(Server);

    /// <summary>Where points are written by way of a line.</summary>
    public Uri Through(TcpRelay line) => new(line.Address, $"write?db={_name}");

    /// <summary>All points of a measurement.</summary>
    public abstract Task<IEnumerable<InfluxPoint>> PointsAsync(string measurement);

    public abstract ValueTask DisposeAsync();

    protected abstract Uri Server { get; }

    private sealed class InfluxDb(Uri server) : InfluxWorld
    {
        private readonly HttpClient _admin = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server };

        protected override Uri Server => server;

        public static async Task<InfluxDb> CreateAsync(Uri server)
        {
            var world = new InfluxDb(server);
            using var made = await world.AskAsync($"CREATE DATABASE {world._name}");
            return world;
        }

        public override async Task<IEnumerable<InfluxPoint>> PointsAsync(string measurement)
        {
            using var answer = await AskAsync($"SELECT * FROM \"{measurement}\" GROUP BY *");
            var result = answer.RootElement.GetProperty("results")[0];
            return result.TryGetProperty("series", out var all) ? [.. all.EnumerateArray().SelectMany(Read)] : [];
        }

        public override async ValueTask DisposeAsync()
        {
            using var dropped = await AskAsync($"DROP DATABASE {_name}");
            _admin.Dispose();
        }

        private async Task<JsonDocument> AskAsync(string query)
        {
            var address = $"query?db={_name}&epoch=ms&q={Uri.EscapeDataString(query)}";
            using var response = await _admin.PostAsync(address, content: null);
            return JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        }

        private static IEnumerable<InfluxPoint> Read(JsonElement series)
        {
            Dictionary<string, string> tags =
                series.TryGetProperty("tags", out var all) ? all.Deserialize<Dictionary<string, string>>()! : [];
            var columns = series.GetProperty("columns").Deserialize<List<string>>()!;
            var rows = series.GetProperty("values").EnumerateArray();
            return rows.Select(row => Read(tags, columns, [.. row.EnumerateArray()]));
        }

        private static InfluxPoint Read(
            Dictionary<string, string> tags, List<string> columns, List<JsonElement> row) => new(
            DateTimeOffset.FromUnixTimeMilliseconds(row[0].GetInt64()),
            tags,
            columns.Zip(row).Skip(1).Where(field => field.Second.ValueKind == JsonValueKind.Number)
                .ToDictionary(field => field.First, field => field.Second.GetDouble()));
    }

    /// <summary>Takes line protocol as InfluxDB does: a point of the same series and time is overwritten, and of
    /// several lines those are stored that it understands.</summary>
    private sealed class Receiver(WebApplication app) : InfluxWorld
    {
        private const double NanosecondsPerMillisecond = 1e6;

        private readonly ConcurrentDictionary<(string Series, DateTimeOffset Time), InfluxPoint> _points = new();

        protected override Uri Server => new(app.Urls.Single());

        public static new async Task<Receiver> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var receiver = new Receiver(builder.Build());
            await receiver.RunAsync();
            return receiver;
        }

        public override Task<IEnumerable<InfluxPoint>> PointsAsync(string measurement) => Task.FromResult(
            _points.Where(point => Split(point.Key.Series, ',')[0] == measurement).Select(point => point.Value));

        public override ValueTask DisposeAsync() => app.DisposeAsync();

        private Task RunAsync()
        {
            app.MapPost("/write", WriteAsync);
            return app.StartAsync();
        }

        private async Task<IResult> WriteAsync(HttpRequest request, string db, string? precision)
        {
            using var body = new StreamReader(request.Body);
            var lines = (await body.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var bad = lines.Where(line => !TryStore(line, precision == "ms" ? 1 : NanosecondsPerMillisecond)).ToList();
            return bad.Count == 0
                ? Results.NoContent()
                : Results.BadRequest($"unable to parse '{bad[0]}' for {db}");
        }

        private bool TryStore(string line, double unitsPerMillisecond)
        {
            if (Split(line, ' ') is not [var series, var values, .. var at] || HasEmptyTag(series)
                || Fields(values) is not { Count: > 0 } fields)
            {
                return false;
            }

            var time = at is [var stamp]
                ? DateTimeOffset.FromUnixTimeMilliseconds((long)(long.Parse(stamp) / unitsPerMillisecond))
                : TimeProvider.System.GetUtcNow();
            _points[(series, time)] = new InfluxPoint(time, Pairs(Split(series, ',')[1..]), fields);
            return true;
        }

        private static bool HasEmptyTag(string series) => Split(series, ',').Any(tag => tag.EndsWith('='));

        private static Dictionary<string, double> Fields(string values)
        {
            var pairs = Pairs(Split(values, ','));
            return pairs.Values.All(value => double.TryParse(value, CultureInfo.InvariantCulture, out _))
                ? pairs.ToDictionary(pair => pair.Key, pair => double.Parse(pair.Value, CultureInfo.InvariantCulture))
                : [];
        }

        private static Dictionary<string, string> Pairs(IEnumerable<string> texts) => texts
            .Select(text => Split(text, '='))
            .Where(pair => pair.Length == 2).ToDictionary(pair => Unescape(pair[0]), pair => Unescape(pair[1]));

        private static string[] Split(string text, char separator) => Regex.Split(text, $@"(?<!\\){separator}");

        private static string Unescape(string text) => Regex.Replace(text, @"\\([ ,=])", "$1");
    }
}
