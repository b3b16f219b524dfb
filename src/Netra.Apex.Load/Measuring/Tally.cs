using HdrHistogram;
using Netra.Apex.Load.Traffic;

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

/// <summary>Counts the requests of a phase, all and by kind; safe for several threads.</summary>
internal sealed class PhaseTally(PhasePlan plan, IReadOnlyList<RequestKind> kinds)
{
    private readonly Tally _all = new();
    private readonly Dictionary<RequestKind, Tally> _byKind = kinds.ToDictionary(kind => kind, _ => new Tally());
    private string? _firstFailure;

    /// <summary>Counts a request that is due.</summary>
    public void Sent(RequestKind kind)
    {
        _all.Sent();
        _byKind[kind].Sent();
    }

    /// <summary>Counts the end of a request.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="due">When it was due, from the phase's start.</param>
    /// <param name="ended">When it ended, from the phase's start.</param>
    public void Ended(RequestKind kind, Outcome outcome, TimeSpan due, TimeSpan ended)
    {
        _firstFailure ??= outcome.Why is { } why ? $"{kind.Name}: {why}" : null;
        foreach (var tally in new[] { _all, _byKind[kind] })
        {
            tally.Ended(outcome.Ending, ended - due, ended <= plan.Length);
        }
    }

    /// <summary>The figures so far.</summary>
    public PhaseFigures Read()
    {
        var (all, seconds) = (_all.Read("", plan.Length.TotalSeconds), plan.Length.TotalSeconds);
        return new PhaseFigures
        {
            Name = plan.Name, Offered = Rounded.To3(plan.Rate), Seconds = seconds, FirstFailure = _firstFailure,
            Sent = all.Sent, Answered = all.Answered, Shed = all.Shed, Failed = all.Failed,
            Throughput = all.Throughput, P50Ms = all.P50Ms, P99Ms = all.P99Ms, P999Ms = all.P999Ms, MaxMs = all.MaxMs,
            Kinds = [.. _byKind.Select(kind => kind.Value.Read(kind.Key.Name, seconds))],
        };
    }
}
