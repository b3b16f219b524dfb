using Netra.Apex.Load.Knee;
using Netra.Apex.Load.Measuring;
using Netra.Apex.Load.Soaking;
using Netra.Apex.Load.Traffic;

namespace Netra.Apex.Load;

/// <summary>Notes what did not hold, in sentences.</summary>
internal sealed class LoadJudge
{
    // The same share that ends the search for the knee.
    private const double MostLost = KneeLimits.MostLost;

    // Below the knee p99 must be lower still; twice its limit allows for what else the machine does.
    private const double MostSustainedP99Ms = 2 * KneeLimits.MostP99Ms;

    // Admission refuses what has waited for five seconds; as long again is left for the answer.
    private const double MostOverloadP99Ms = 10_000;

    private readonly List<string> _problems = [];

    /// <summary>What did not hold so far.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Some rate must hold.</summary>
    public void Search(KneeResult found) => Note(found.Best is null, $"No rate held: {found.Because}.");

    /// <summary>Below the knee nearly every request is answered.</summary>
    public void Steady(PhaseFigures steady) => Sustained(steady);

    /// <summary>Above it the platform refuses what can wait, answers the rest, and does not break.</summary>
    public void Overload(PhaseFigures overload)
    {
        var (waiting, urgent) = (ShedShare(overload, Admission.CanWait), ShedShare(overload, Admission.Urgent));
        Fails(overload);
        Slow(overload, MostOverloadP99Ms);
        Note(overload.Shed == 0, $"Admission shed nothing at {overload.Offered:F0} requests a second.");
        Note(urgent == 1, "Admission shed every urgent request.");
        Note(urgent > waiting, $"Admission shed more of the urgent requests ({urgent:P1}) than of those that can wait "
            + $"({waiting:P1}).");
    }

    /// <summary>In a soak the platform answers, and holds no more at its end than at its beginning.</summary>
    public void Soak(SoakFigures soak, PhaseFigures traffic)
    {
        Sustained(traffic);
        foreach (var measure in soak.Measures)
        {
            var unit = measure.What == Flatness.Memory ? " bytes" : "";
            Note(!measure.IsFlat, $"In {soak.Seconds:F0} s the platform's {measure.What} grew by "
                + $"{measure.Growth:F0}{unit}; {measure.Limit:F0} are allowed.");
        }
    }

    private void Fails(PhaseFigures phase) => Note(
        phase.FailedShare > MostLost,
        $"{phase.Failed} of {phase.Sent} requests of the phase '{phase.Name}' failed; first {phase.FirstFailure}.");

    private void Sustained(PhaseFigures phase)
    {
        Fails(phase);
        Slow(phase, MostSustainedP99Ms);
        Note(phase.ShedShare > MostLost, $"Admission shed {phase.ShedShare:P1} of the phase '{phase.Name}'.");
    }

    private void Slow(PhaseFigures phase, double mostMs) => Note(
        phase.P99Ms > mostMs,
        $"p99 of the phase '{phase.Name}' was {phase.P99Ms:F0} ms; {mostMs:F0} ms are allowed.");

    private static double ShedShare(PhaseFigures phase, Admission admission)
    {
        var names = Mix.Kinds.Where(kind => kind.Admission == admission).Select(kind => kind.Name).ToList();
        var kinds = phase.Kinds.Where(kind => names.Contains(kind.Kind)).ToList();
        return (double)kinds.Sum(kind => kind.Shed) / Math.Max(1, kinds.Sum(kind => kind.Sent));
    }

    private void Note(bool isProblem, string problem)
    {
        if (isProblem)
        {
            _problems.Add(problem);
        }
    }
}
