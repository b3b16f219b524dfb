using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.CriticalTests.Fixtures;

/// <summary>What one instrument of a platform measures; those of other platforms in this process are left
/// out.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<string> _taken = new();

    public Measurements(ApexNode node, string instrument)
    {
        var meters = node.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (one, listener) =>
        {
            if (one.Name == instrument && one.Meter.Scope == meters)
            {
                listener.EnableMeasurementEvents(one);
            }
        };
        _listener.SetMeasurementEventCallback<int>(Take);
        _listener.SetMeasurementEventCallback<long>(Take);
        _listener.SetMeasurementEventCallback<double>(Take);
        _listener.Start();
    }

    /// <summary>All measurements so far: the value to two decimals, and then its labels.</summary>
    public IReadOnlyCollection<string> Taken()
    {
        _listener.RecordObservableInstruments();
        return _taken;
    }

    public void Dispose() => _listener.Dispose();

    private void Take<T>(
        Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> labels, object? state)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"{value:0.##}");
        _taken.Enqueue(string.Join(' ', labels.ToArray().Select(label => $"{label.Value}").Prepend(number)));
    }
}
