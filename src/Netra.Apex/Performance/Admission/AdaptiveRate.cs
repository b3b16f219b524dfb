namespace Netra.Apex.Performance.Admission;

/// <summary>A request that has been let in.</summary>
/// <param name="start">When, as a timestamp of the clock.</param>
internal sealed class Admitted(long start)
{
    public long Start => start;
}

/// <summary>How many requests a second the node takes: half as many after a slow second, some more after each other
/// one.</summary>
/// <remarks>Additive increase and multiplicative decrease converge to what the node can do (Chiu and Jain, 1989); TCP
/// halves, too (RFC 5681). Not safe for use by several threads.</remarks>
internal sealed class AdaptiveRate(AdmissionSettings settings, TimeProvider time)
{
    private const double Decrease = 0.5;

    // The second is slow when the 90th percentile is above the target.
    private const double SlowShare = 0.1;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly HashSet<Admitted> _unanswered = [];
    private long _since = time.GetTimestamp();
    private int _answered;
    private int _slow;

    /// <summary>The limit, in requests a second.</summary>
    public double PerSecond { get; private set; } = settings.Rate;

    /// <summary>Begins to measure a request.</summary>
    public Admitted Begin()
    {
        var admitted = new Admitted(time.GetTimestamp());
        _unanswered.Add(admitted);
        return admitted;
    }

    /// <summary>Takes note that a request has been answered; the second time changes nothing.</summary>
    /// <param name="admitted">The request; null: one that is not measured.</param>
    public void End(Admitted? admitted)
    {
        if (admitted is not null && _unanswered.Remove(admitted))
        {
            _answered++;
            _slow += IsSlow(admitted) ? 1 : 0;
        }
    }

    /// <summary>Changes the limit when a second or more has passed since the last time.</summary>
    public void Judge()
    {
        var seconds = (int)(time.GetElapsedTime(_since) / Window);
        if (seconds > 0)
        {
            var judged = WasSlow() ? PerSecond * Decrease : PerSecond + settings.Recovery;
            PerSecond = Math.Clamp(judged + ((seconds - 1.0) * settings.Recovery), settings.LowestRate, settings.Rate);
            (_since, _answered, _slow) = (time.GetTimestamp(), 0, 0);
        }
    }

    // A request that hangs is slow before it ends.
    private bool WasSlow()
    {
        var late = _unanswered.Count(IsSlow);
        return _slow + late > SlowShare * (_answered + late);
    }

    private bool IsSlow(Admitted admitted) => time.GetElapsedTime(admitted.Start) > settings.TargetLatency;
}
