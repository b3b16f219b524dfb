using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;
using Netra.Apex.Data.Caching;
using Netra.Apex.Network;
using Netra.Apex.Quality;
using Netra.Apex.Quality.Metrics;
using Netra.CriticalTests.Fixtures;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using IMeterFactory = System.Diagnostics.Metrics.IMeterFactory;

namespace Netra.CriticalTests.Quality;

/// <summary>A view of OpenTelemetry that somebody added: nothing tells whether it made a difference.</summary>
public abstract class ViewFault(string instrument, MetricStreamConfiguration view) : ApexFault
{
    /// <inheritdoc/>
    protected override bool CanTell => false;

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) =>
        services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddView(instrument, view));
}

/// <summary>Labels are left out to save series.</summary>
public sealed class DropsLabels() : ViewFault("apex.quality.answers", new MetricStreamConfiguration { TagKeys = [] });

/// <summary>Buckets for milliseconds, as OpenTelemetry has them by default, for a duration in seconds.</summary>
public sealed class TakesBucketsForMilliseconds() : ViewFault(
    "apex.cache.lookup.duration",
    new ExplicitBucketHistogramConfiguration { Boundaries = [0, 5, 10, 25, 50, 75, 100, 250, 500] });

/// <summary>A scrape is answered with what an earlier one was answered.</summary>
internal sealed class ServesAStaleScrape() : OptionFault<PrometheusAspNetCoreOptions>(
    options => options.ScrapeResponseCacheDurationMilliseconds = int.MaxValue);

/// <summary>Durations are recorded in milliseconds and called seconds.</summary>
public sealed class MeasuresInMilliseconds : ApexFault
{
    public override void Apply(IServiceCollection services) => services.AddSingleton(node => new CacheMetrics(
        node.GetRequiredService<IMeterFactory>(), new Clock(node.GetRequiredService<TimeProvider>(), Reached)));

    private sealed class Clock(TimeProvider right, Action reached) : TimeProvider
    {
        public override long TimestampFrequency => right.TimestampFrequency / 1000;

        public override long GetTimestamp()
        {
            reached();
            return right.GetTimestamp();
        }
    }
}

/// <summary>A counter is written as what was added since the last time.</summary>
public sealed class WritesDeltas() : OptionFault(services => services.Decorate<BaseExportingMetricReader>(right =>
{
    right.TemporalityPreference = MetricReaderTemporalityPreference.Delta;
    return right;
}));

/// <summary>What was dropped is counted but not exported.</summary>
public sealed class DoesNotExportWhatWasDropped() : OptionFault(services => services.AddMetrics(metrics =>
    metrics.DisableMetrics(PointBuffer.Meter, "apex.metrics.dropped", MetricsModule.Listener, MeterScope.Local)));

/// <summary>The buffer has no bound worth the name.</summary>
internal sealed class BuffersWithoutBound()
    : OptionFault<QualitySettings>(settings => settings.Metrics.Capacity = 1_000_000);

/// <summary>An off-by-one: the buffer is full one point too early.</summary>
internal sealed class HoldsOneLess() : OptionFault<QualitySettings>(settings => settings.Metrics.Capacity--);

/// <summary>The HTTP client that speaks to InfluxDB is not configured: it has no token.</summary>
public sealed class LeavesOutTheToken()
    : OptionFault<HttpClientFactoryOptions>(options => options.HttpClientActions.Clear(), InfluxExport.Client);

/// <summary>A platform that stops is given no time.</summary>
public sealed class StopsAtOnce() : OptionFault<HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);

/// <summary>A request to InfluxDB, or its answer, is not as it should be.</summary>
public abstract class WriteFault : ApexFault
{
    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) =>
        services.AddHttpClient(InfluxExport.Client).AddHttpMessageHandler(() => new Handler(this));

    private protected abstract Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Send send);

    private protected delegate Task<HttpResponseMessage> Send();

    private sealed class Handler(WriteFault fault) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            fault.SendAsync(request, () => base.SendAsync(request, cancellationToken));
    }
}

/// <summary>A failure is taken for a success: nothing is sent again.</summary>
public sealed class ForgetsWhatIsNotTaken : WriteFault
{
    private protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Send send)
    {
        try
        {
            return await send();
        }
        catch (Exception failed) when (HttpFailures.IsOutage(failed))
        {
            Reached();
            return new HttpResponseMessage(HttpStatusCode.NoContent);
        }
    }
}

/// <summary>A refusal is taken for a success: nobody learns what was lost.</summary>
public sealed class OverlooksRefusals : WriteFault
{
    private protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Send send)
    {
        var answer = await send();
        if (answer.StatusCode == HttpStatusCode.BadRequest)
        {
            Reached();
            answer.StatusCode = HttpStatusCode.NoContent;
        }

        return answer;
    }
}

/// <summary>The unit of the times is left out: InfluxDB takes them for nanoseconds.</summary>
public sealed class LeavesOutPrecision : WriteFault
{
    private protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Send send)
    {
        var query = QueryHelpers.ParseQuery(request.RequestUri!.Query);
        var address = QueryHelpers.AddQueryString("write", "db", query["db"].ToString());
        request.RequestUri = new Uri(request.RequestUri, address);
        Reached();
        return send();
    }
}

/// <summary>Lines are written wrongly.</summary>
public abstract class LineFault(string right, string wrong) : WriteFault
{
    private protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Send send)
    {
        var lines = await request.Content!.ReadAsStringAsync();
        var unique = wrong.Replace("*", $"{Guid.NewGuid():N}", StringComparison.Ordinal);
        var changed = Regex.Replace(lines, right, unique, RegexOptions.Multiline);
        (lines == changed ? () => { } : (Action)Reached)();
        request.Content = new StringContent(changed);
        return await send();
    }
}

/// <summary>Names are written as they are.</summary>
public sealed class WritesNamesUnescaped() : LineFault(@"\\([ ,=])", "$1");

/// <summary>Points do not say which node measured them.</summary>
public sealed class LeavesOutTheNode() : LineFault(@",node=(\\.|[^\\ ,])*", "");

/// <summary>Points do not say when they were measured: InfluxDB takes the time at which they arrive.</summary>
public sealed class LeavesOutTheTime() : LineFault(" [0-9]+$", "");

/// <summary>A label is written though it has no value.</summary>
public sealed class WritesEmptyLabels() : LineFault("^([a-z._]+),", "$1,label=,");

/// <summary>Each request is told apart by a tag, so that a point that is sent twice is two points.</summary>
public sealed class TagsEachRequest() : LineFault("^([a-z._]+),", "$1,request=*,");
