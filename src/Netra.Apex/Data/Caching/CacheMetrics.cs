using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.Metrics;

namespace Netra.Apex.Data.Caching;

/// <summary>The layers that answer a read, nearest first.</summary>
internal static class Layer
{
    public const string Memory = "memory";
    public const string Redis = "redis";
    public const string Database = "database";
}

/// <summary>Measures what each layer is asked: one histogram, told apart by layer and by hit or miss.</summary>
internal sealed class CacheMetrics
{
    public const string Meter = "Netra.Apex.Cache";
    public const string LayerTag = "layer";
    public const string HitTag = "hit";

    // In seconds, from a hit in memory to a store that is very slow; OpenTelemetry's own are meant for milliseconds.
    private static readonly InstrumentAdvice<double> Buckets =
        new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5] };

    private readonly Histogram<double> _duration;
    private readonly TimeProvider _time;

    public CacheMetrics(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        _duration = meters.Create(Meter).CreateHistogram(
            "apex.cache.lookup.duration", "s", "How long a layer took to answer.", tags: null, Buckets);
    }

    /// <summary>Makes a lookup and measures it; one that throws counts as a miss.</summary>
    public async Task<T> MeasureAsync<T>(string layer, Func<Task<T>> lookup, Func<T, bool> isHit)
    {
        var (start, hit) = (_time.GetTimestamp(), false);
        try
        {
            var found = await lookup();
            hit = isHit(found);
            return found;
        }
        finally
        {
            _duration.Record(_time.GetElapsedTime(start).TotalSeconds, new(LayerTag, layer), new(HitTag, hit));
        }
    }
}

/// <summary>What a layer was asked since the node started.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Lookups">How often it was asked.</param>
/// <param name="Hits">How often it had the answer.</param>
/// <param name="Seconds">How long all lookups took together.</param>
internal sealed record LayerStatistics(string Layer, long Lookups, long Hits, double Seconds)
{
    /// <summary>Hits over lookups, 0 to 1.</summary>
    public double HitRatio => (double)Hits / Lookups;

    /// <summary>How long a lookup took on average.</summary>
    public double MeanMilliseconds => Seconds * 1000 / Lookups;

    public LayerStatistics And(bool hit, double seconds) =>
        this with { Lookups = Lookups + 1, Hits = Hits + (hit ? 1 : 0), Seconds = Seconds + seconds };
}

/// <summary>Listens to the node's own meter, as an exporter does, and adds up.</summary>
internal sealed class CacheStatistics : IMetricsListener
{
    public const string Listener = "apex-cache-statistics";

    private readonly ConcurrentDictionary<string, LayerStatistics> _layers = new(StringComparer.Ordinal);

    public string Name => Listener;

    /// <summary>The layers that have been asked, by name.</summary>
    public IReadOnlyList<LayerStatistics> Layers =>
        [.. _layers.Values.OrderBy(layer => layer.Layer, StringComparer.Ordinal)];

    /// <summary>Goes on counting from what an earlier process of this node has counted.</summary>
    public void Resume(IEnumerable<LayerStatistics> before)
    {
        foreach (var layer in before)
        {
            _layers[layer.Layer] = layer;
        }
    }

    public bool InstrumentPublished(Instrument instrument, out object? userState)
    {
        userState = null;
        return true;
    }

    public MeasurementHandlers GetMeasurementHandlers() => new() { DoubleHandler = Add };

    public void Initialize(IObservableInstrumentsSource source)
    {
    }

    public void MeasurementsCompleted(Instrument instrument, object? userState)
    {
    }

    private void Add(
        Instrument instrument, double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        var labels = tags.ToArray().ToDictionary();
        var (layer, hit) = ((string)labels[CacheMetrics.LayerTag]!, (bool)labels[CacheMetrics.HitTag]!);
        var none = new LayerStatistics(layer, 0, 0, 0);
        _layers.AddOrUpdate(layer, _ => none.And(hit, seconds), (_, sum) => sum.And(hit, seconds));
    }
}
