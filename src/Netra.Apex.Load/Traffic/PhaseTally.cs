using Netra.Apex.Load.Measuring;

namespace Netra.Apex.Load.Traffic;

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

/// <summary>Says every few seconds how a phase goes.</summary>
/// <param name="every">How often.</param>
/// <param name="say">Is given the figures so far.</param>
internal sealed class PhaseWatch(TimeSpan every, Action<PhaseFigures> say)
{
    /// <summary>Begins to watch, until the result is disposed of.</summary>
    public IDisposable Begin(PhaseTally tally, TimeProvider time) =>
        time.CreateTimer(_ => say(tally.Read()), state: null, every, every);
}
