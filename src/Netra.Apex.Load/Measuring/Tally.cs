using HdrHistogram;

namespace Netra.Apex.Load.Measuring;

/// <summary>Counts requests, and the latencies of answered ones in a histogram; safe for several threads.</summary>
/// <remarks>HdrHistogram (G. Tene, hdrhistogram.org) with a microsecond's unit, up to a minute, exact to three
/// digits.</remarks>
internal sealed class Tally
{
    private const long MostMicroseconds = 60_000_000;
    private const int Digits = 3;

    private readonly Lock _lock = new();
    private readonly LongHistogram _latencies = new(1, MostMicroseconds, Digits);
    private long _sent;
    private long _answeredInTime;
    private long _shed;
    private long _failed;

    /// <summary>Counts a request that is due.</summary>
    public void Sent()
    {
        lock (_lock)
        {
            _sent++;
        }
    }

    /// <summary>Counts the end of a request.</summary>
    /// <param name="ending">How it ended.</param>
    /// <param name="latency">From when it was due; one above a minute counts as a minute.</param>
    /// <param name="isInTime">Whether it ended while requests were still due.</param>
    public void Ended(Ending ending, TimeSpan latency, bool isInTime)
    {
        lock (_lock)
        {
            _shed += ending == Ending.Shed ? 1 : 0;
            _failed += ending == Ending.Failed ? 1 : 0;
            if (ending == Ending.Answered)
            {
                _answeredInTime += isInTime ? 1 : 0;
                _latencies.RecordValue(Math.Clamp((long)latency.TotalMicroseconds, 1, MostMicroseconds));
            }
        }
    }

    /// <summary>The figures of a kind so far.</summary>
    /// <param name="kind">The kind's name.</param>
    /// <param name="seconds">For how long requests were due.</param>
    public KindFigures Read(string kind, double seconds)
    {
        lock (_lock)
        {
            return new KindFigures
            {
                Kind = kind, Sent = _sent, Answered = _latencies.TotalCount, Shed = _shed, Failed = _failed,
                Throughput = Rounded.To3(_answeredInTime / seconds), MaxMs = At(100),
                P50Ms = At(50), P99Ms = At(99), P999Ms = At(99.9),
            };
        }
    }

    private double At(double percentile) => _latencies.TotalCount == 0
        ? 0
        : Rounded.To3(_latencies.GetValueAtPercentile(percentile) / 1000.0);
}

/// <summary>Numbers as the report writes them.</summary>
internal static class Rounded
{
    /// <summary>Three places: of milliseconds, a microsecond.</summary>
    public static double To3(double value) => Math.Round(value, 3);
}
