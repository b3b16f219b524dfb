namespace Netra.Apex.Load.Measuring;

/// <summary>Says every few seconds how a phase goes.</summary>
/// <param name="every">How often.</param>
/// <param name="say">Is given the figures so far.</param>
internal sealed class PhaseWatch(TimeSpan every, Action<PhaseFigures> say)
{
    /// <summary>Begins to watch, until the result is disposed of.</summary>
    public IDisposable Begin(PhaseTally tally, TimeProvider time) =>
        time.CreateTimer(_ => say(tally.Read()), state: null, every, every);
}
