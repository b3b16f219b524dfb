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

    private readonly List<string> _problems = [];

    /// <summary>What did not hold so far.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Some rate must hold.</summary>
    public void Search(KneeResult found) => Note(found.Best is null, $"No rate held: {found.Because}.");

    /// <summary>Below the knee nearly every request is answered.</summary>
    public void Steady(PhaseFigures steady)
    {
        Fails(steady);
        Sheds(steady);
    }

    /// <summary>Above it the platform refuses what can wait, answers the rest, and does not break.</summary>
    public void Overload(PhaseFigures overload)
    {
        var waiting = ShedShare(overload, canWait: true);
        var urgent = ShedShare(overload, canWait: false);
        Fails(overload);
        Note(overload.Shed == 0, $"Admission shed nothing at {overload.Offered:F0} requests a second.");
        Note(urgent > waiting, $"Admission shed {urgent:P1} of urgent requests, {waiting:P1} of those that can wait.");
    }

    /// <summary>In a soak the platform answers, and holds no more at its end than at its beginning.</summary>
    public void Soak(SoakFigures soak, PhaseFigures traffic)
    {
        Fails(traffic);
        Sheds(traffic);
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

    private void Sheds(PhaseFigures phase) => Note(
        phase.ShedShare > MostLost, $"Admission shed {phase.ShedShare:P1} of the phase '{phase.Name}'.");

    private static double ShedShare(PhaseFigures phase, bool canWait)
    {
        var names = Mix.Kinds.Where(kind => kind.CanWait == canWait).Select(kind => kind.Name).ToList();
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
