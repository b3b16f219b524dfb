using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Netra.Apex.Quality.Metrics;

/// <summary>Writes what OpenTelemetry has collected into the buffer, with the time of the platform's clock.</summary>
internal sealed class PointExporter(PointBuffer buffer, IOptions<QualitySettings> settings, TimeProvider time)
    : BaseExporter<Metric>
{
    public override ExportResult Export(in Batch<Metric> batch)
    {
        var (now, points) = (time.GetUtcNow(), new List<string>());
        foreach (var metric in batch)
        {
            points.AddRange(LineProtocol.Write(metric, settings.Value.Metrics.Node, now));
        }

        buffer.Add(points);
        return ExportResult.Success;
    }
}

/// <summary>Measures at every interval and sends what waits to InfluxDB. What it does not take waits for the next
/// interval.</summary>
/// <remarks>A point keeps the time at which it was measured, and InfluxDB overwrites a point of the same series and
/// time: one that is sent again because its answer got lost is there once.</remarks>
internal sealed partial class InfluxExport(
    BaseExportingMetricReader reader,
    PointBuffer buffer,
    IHttpClientFactory clients,
    IOptions<QualitySettings> settings,
    TimeProvider time,
    ILogger<InfluxExport> log) : BackgroundService
{
    /// <summary>The name of the HTTP client that speaks to InfluxDB.</summary>
    public const string Client = "influxdb";

    // The size of a batch that InfluxDB's own documentation advises, 5,000 to 10,000 points.
    private const int MostPoints = 5_000;

    private readonly MetricsSettings _settings = settings.Value.Metrics;
    private readonly Channel<bool> _due = Channel.CreateBounded<bool>(1);
    private ITimer? _timer;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = time.CreateTimer(_ => Measure(), state: null, _settings.Interval, _settings.Interval);
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Sends what was measured since the last interval, too.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _timer?.Dispose();
        Measure();
        _due.Writer.Complete();
        var sent = (ExecuteTask ?? Task.CompletedTask).WaitAsync(cancellationToken);
        await sent.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _timer?.Dispose();
        base.Dispose();
    }

    // A server that hangs delays what is sent, not what is measured.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _due.Reader.ReadAllAsync(stoppingToken))
        {
            await SendAsync(stoppingToken);
        }
    }

    private void Measure()
    {
        reader.Collect();
        _due.Writer.TryWrite(true);
    }

    private async Task SendAsync(CancellationToken stop)
    {
        var goesOn = true;
        while (goesOn && buffer.Take(MostPoints) is { Count: > 0 } points)
        {
            goesOn = await TrySendAsync(points, stop);
        }
    }

    private async Task<bool> TrySendAsync(IReadOnlyList<string> points, CancellationToken stop)
    {
        try
        {
            buffer.Forget(points, isDropped: !await IsTakenAsync(points, stop));
            return true;
        }
        catch (Exception failure)
        {
            buffer.Return(points);
            LogNotReached(log, buffer.Count, failure.Message);
            return false;
        }
    }

    /// <summary>Whether InfluxDB takes the points; false when it never will, because it does not understand
    /// them.</summary>
    /// <exception cref="HttpRequestException">Not now: it cannot be reached, or has no such database yet.</exception>
    private async Task<bool> IsTakenAsync(IReadOnlyList<string> points, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(_settings.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        using var http = clients.CreateClient(Client);
        var address = QueryHelpers.AddQueryString(_settings.InfluxDb!.ToString(), "precision", "ms");
        using var lines = new StringContent(string.Join('\n', points));
        using var response = await http.PostAsync(new Uri(address), lines, either.Token);
        return Judge(response.StatusCode, await response.Content.ReadAsStringAsync(either.Token), points.Count);
    }

    // 204 is the only answer by which InfluxDB says that it has stored everything.
    private bool Judge(HttpStatusCode status, string reason, int points)
    {
        var isRefused = status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge;
        if (isRefused)
        {
            LogRefused(log, points, reason);
        }

        return status == HttpStatusCode.NoContent
            || (isRefused ? false : throw new HttpRequestException($"{(int)status} {reason}"));
    }

    [LoggerMessage(LogLevel.Warning, "InfluxDB accepts no points now; {Points} points are waiting. {Reason}")]
    private static partial void LogNotReached(ILogger log, int points, string reason);

    [LoggerMessage(LogLevel.Error, "InfluxDB refuses {Points} points, which are dropped. {Reason}")]
    private static partial void LogRefused(ILogger log, int points, string reason);
}
