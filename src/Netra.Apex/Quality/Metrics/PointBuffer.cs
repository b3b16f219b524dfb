using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;

namespace Netra.Apex.Quality.Metrics;

/// <summary>Points that InfluxDB has not taken yet, oldest first. When it is full, the oldest are dropped and counted.
/// Safe from any thread.</summary>
internal sealed class PointBuffer
{
    public const string Meter = "Netra.Apex.Metrics";

    private readonly Lock _change = new();
    private readonly List<string> _waiting = [];
    private readonly int _capacity;
    private int _sending;
    private long _dropped;

    public PointBuffer(IMeterFactory meters, IOptions<QualitySettings> settings)
    {
        _capacity = settings.Value.Metrics.Capacity;
        var meter = meters.Create(Meter);
        meter.CreateObservableGauge("apex.metrics.buffered", () => Count, "{point}", "Points waiting for InfluxDB.");
        meter.CreateObservableCounter(
            "apex.metrics.dropped", () => Dropped, "{point}",
            "Points for which there was no room, or that InfluxDB refused.");
    }

    /// <summary>Points that are not delivered yet, those that are being sent included.</summary>
    public int Count
    {
        get
        {
            lock (_change)
            {
                return _waiting.Count + _sending;
            }
        }
    }

    /// <summary>Points that were dropped since the node started. One whose answer got lost may have arrived.</summary>
    public long Dropped
    {
        get
        {
            lock (_change)
            {
                return _dropped;
            }
        }
    }

    /// <summary>Adds points, the newest last.</summary>
    public void Add(IEnumerable<string> points)
    {
        lock (_change)
        {
            _waiting.AddRange(points);
            DropOldest();
        }
    }

    /// <summary>Takes the oldest points, which are then delivered, refused or returned.</summary>
    public IReadOnlyList<string> Take(int most)
    {
        lock (_change)
        {
            var taken = _waiting[..Math.Min(most, _waiting.Count)];
            _waiting.RemoveRange(0, taken.Count);
            _sending += taken.Count;
            return taken;
        }
    }

    /// <summary>Puts points that were not delivered back where they were.</summary>
    public void Return(IReadOnlyCollection<string> taken)
    {
        lock (_change)
        {
            _sending -= taken.Count;
            _waiting.InsertRange(0, taken);
            DropOldest();
        }
    }

    /// <summary>Forgets points that were delivered, or refused and so dropped.</summary>
    public void Forget(IReadOnlyCollection<string> taken, bool isDropped = false)
    {
        lock (_change)
        {
            _sending -= taken.Count;
            _dropped += isDropped ? taken.Count : 0;
        }
    }

    private void DropOldest()
    {
        var excess = Math.Max(0, _waiting.Count - _capacity);
        _waiting.RemoveRange(0, excess);
        _dropped += excess;
    }
}
