using Netra.Apex.Load.Measuring;

namespace Netra.Apex.Load.Knee;

/// <summary>The highest rate that a platform sustains.</summary>
/// <param name="Offered">The highest rate that held, in requests a second.</param>
/// <param name="Throughput">What was answered then, in requests a second.</param>
/// <param name="P99Ms">p99 then, in milliseconds.</param>
/// <param name="Because">Why the next rate that was tried did not hold, as a clause.</param>
internal sealed record KneePoint(double Offered, double Throughput, double P99Ms, string Because);

/// <summary>When a rate holds.</summary>
internal static class KneeLimits
{
    /// <summary>p99 at most, in milliseconds: the target of the platform's own admission.</summary>
    public const double MostP99Ms = 500;

    /// <summary>What may be unanswered when the window ends, as a share of what was due.</summary>
    public const double MostLate = 0.05;

    /// <summary>In a small window so many may be unanswered: an agent run that has just begun says nothing.</summary>
    public const double FewLate = 5;

    /// <summary>What may be shed or fail, as a share of what was due.</summary>
    public const double MostLost = 0.01;

    /// <summary>Why a rate did not hold, as a clause; null when it did.</summary>
    public static string? Problem(PhaseFigures window)
    {
        var (lost, due) = (window.ShedShare + window.FailedShare, window.Sent / window.Seconds);
        var late = window.Sent - Math.Round(window.Throughput * window.Seconds);
        return window switch
        {
            _ when lost > MostLost => $"{lost:P1} of the requests were shed or failed at {window.Offered:F1}/s",
            { P99Ms: > MostP99Ms } => $"p99 was {window.P99Ms:F0} ms at {window.Offered:F1}/s",
            _ when late > Math.Max(MostLate * window.Sent, FewLate) =>
                $"{window.Throughput:F1}/s of {due:F1}/s were answered in time",
            _ => null,
        };
    }
}

/// <summary>What a search has found.</summary>
/// <param name="Best">The highest rate that held; null: none did.</param>
/// <param name="Because">Why the next one did not hold, as a clause; null: the highest rate of all held.</param>
internal sealed record KneeResult(PhaseFigures? Best, string? Because)
{
    /// <summary>The rate that the other phases are derived from: the best one, or the first where none held.</summary>
    public double Rate => Best?.Offered ?? KneeSearch.First;

    /// <summary>The knee; null when it is not between the lowest rate that was tried and the highest.</summary>
    public KneePoint? Knee => this is { Best: { } best, Because: { } because }
        ? new KneePoint(best.Offered, best.Throughput, best.P99Ms, because)
        : null;
}

/// <summary>Searches for the knee: doubles the rate until it does not hold, then halves the interval.</summary>
/// <param name="probe">Runs a short window at a rate.</param>
internal sealed class KneeSearch(Func<double, Task<PhaseFigures>> probe)
{
    /// <summary>The rate of the first window, in requests a second.</summary>
    public const double First = 25;

    /// <summary>No window has a higher rate.</summary>
    public const double Highest = 3_200;

    private const double Factor = 2;
    private const int Halvings = 3;

    private PhaseFigures? _best;
    private (double Rate, string Because)? _bad;

    /// <summary>Runs the search.</summary>
    public async Task<KneeResult> RunAsync()
    {
        for (var rate = First; rate <= Highest && _bad is null; rate *= Factor)
        {
            await TryAsync(rate);
        }

        for (var halving = 0; halving < Halvings && _bad is { } bad; halving++)
        {
            await TryAsync(((_best?.Offered ?? 0) + bad.Rate) / 2);
        }

        return new KneeResult(_best, _bad?.Because);
    }

    // What else the machine does can spoil one window: a rate does not hold when two windows in a row say so.
    private async Task TryAsync(double rate)
    {
        var window = await probe(rate);
        window = KneeLimits.Problem(window) is null ? window : await probe(rate);
        if (KneeLimits.Problem(window) is { } problem)
        {
            _bad = (rate, problem);
        }
        else
        {
            _best = window;
        }
    }
}
