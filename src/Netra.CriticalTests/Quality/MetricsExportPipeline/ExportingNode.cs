using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Netra.Apex.Quality.Metrics;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Network;
using Netra.CriticalTests.Fixtures.Worlds;

namespace Netra.CriticalTests.Quality;

/// <summary>A platform that writes to InfluxDB whenever a test says so.</summary>
internal sealed class ExportingNode(ApexNode node, InfluxWorld influx, FakeTimeProvider time) : IAsyncDisposable
{
    /// <summary>The node's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its line to InfluxDB.</summary>
    public required TcpRelay Line { get; init; }

    public ApexNode Platform => node;

    /// <summary>What its last request to InfluxDB said of who it is; empty: nothing.</summary>
    public string Credential => Sendings.Credential;

    /// <summary>What it has logged of the export: how serious it is, and the first sentence.</summary>
    public IEnumerable<string> Logged => node.Services.GetRequiredService<LogLines>().Of<InfluxExport>(after: 0)
        .Select(line => $"{line.Level}: {line.Text.Split('.')[0]}.");

    private Sendings Sendings => node.Services.GetRequiredService<Sendings>();

    /// <summary>What InfluxDB has not taken yet.</summary>
    public PointBuffer Buffer => node.Services.GetRequiredService<PointBuffer>();

    /// <summary>Lets points wait, as a long outage leaves them.</summary>
    public void LetWait(int points) =>
        Buffer.Add(Enumerable.Range(1, points).Select(number => $"backlog,node={Name} value={number} {number}"));

    /// <summary>Exports a value that is no number, and one with a label without a value.</summary>
    public Task ExportOddValuesAsync()
    {
        var gauge = node.Services.GetRequiredService<IMeterFactory>().Create("Netra.Apex.Tests")
            .CreateGauge<double>("apex.tests");
        gauge.Record(double.NaN);
        gauge.Record(1, KeyValuePair.Create<string, object?>("label", ""));
        return ExportAllAsync();
    }

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

    /// <summary>Measures several times while InfluxDB does not answer, and then brings it back: the first points come
    /// back unsent, and with the others are once more not taken.</summary>
    public async Task<List<DateTimeOffset>> ExportWhileHeldAsync(int times)
    {
        Line.Stall(LineDirection.ToServer);
        List<DateTimeOffset> measured = [Measure()];
        await InTime.TrueAsync(() => ValueTask.FromResult(Sendings.Begun == 1), "the platform sends");
        measured.AddRange(Enumerable.Range(1, times - 1).Select(_ => Measure()));
        Line.Cut();
        await InTime.TrueAsync(() => ValueTask.FromResult(Logged.Count() == 2), "the platform has failed twice");
        Line.Restore();
        return measured;
    }

    /// <summary>Exports points that arrive, and loses InfluxDB's answer.</summary>
    public async Task<DateTimeOffset> ExportWithoutAnswerAsync(string measurement)
    {
        Line.Stall(LineDirection.ToClient);
        var (before, measured) = (Sendings.Over, Measure());
        await InTime.TrueAsync(
            async () => (await PointsAsync(measurement)).Count > 0, "points have arrived at InfluxDB");
        Line.Cut();
        await InTime.TrueAsync(() => ValueTask.FromResult(Sendings.Over > before), "the platform gives up");
        Line.Restore();
        return measured;
    }

    /// <summary>This node's points of a measurement, oldest first, once everything is delivered.</summary>
    public async Task<IReadOnlyList<InfluxPoint>> DeliveredAsync(string measurement)
    {
        await DrainAsync();
        return await PointsAsync(measurement);
    }

    /// <summary>This node's points of a measurement so far, oldest first.</summary>
    public async Task<IReadOnlyList<InfluxPoint>> PointsAsync(string measurement) =>
        [.. (await influx.PointsAsync(measurement))
            .Where(point => point.Tags.GetValueOrDefault("node") == Name).OrderBy(point => point.Time)];

    /// <summary>Exports, and waits until nothing is left to send.</summary>
    public async Task ExportAllAsync()
    {
        await ExportAsync();
        await DrainAsync();
    }

    /// <summary>Stops the platform; what does not end in its time is cut off.</summary>
    public async Task StopAsync() => await node.Services.GetRequiredService<IHost>().StopAsync()
        .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public ValueTask DisposeAsync() => node.DisposeAsync();

    private Task DrainAsync() =>
        InTime.TrueAsync(() => ValueTask.FromResult(Buffer.Count == 0), "everything is delivered");

    private DateTimeOffset Measure()
    {
        time.Advance(new MetricsSettings().Interval);
        return time.GetUtcNow();
    }
}

/// <summary>Counts requests to InfluxDB that have begun, and those that are over, with or without an answer.</summary>
internal sealed class Sendings
{
    private int _begun;
    private int _over;

    public int Begun => Volatile.Read(ref _begun);

    /// <summary>The authorization of the last one; empty without one.</summary>
    public string Credential { get; private set; } = "";

    public int Over => Volatile.Read(ref _over);

    public DelegatingHandler Handler() => new Counting(this);

    private sealed class Counting(Sendings sendings) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            sendings.Credential = $"{request.Headers.Authorization}";
            Interlocked.Increment(ref sendings._begun);
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
