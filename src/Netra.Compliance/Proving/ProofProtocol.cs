using Netra.Compliance.Journaling;

namespace Netra.Compliance.Proving;

/// <summary>The proofs of one point, made together.</summary>
/// <param name="NoOp">The no-op control; null when the point fails by itself, so that nothing can be checked on it.</param>
/// <param name="Results">What each fault showed, by the fault's name.</param>
internal sealed record ProofBatch(ControlRecord? NoOp, IReadOnlyDictionary<string, ProofResult> Results);

/// <summary>The protocol of proofs: the point is green under a fault that breaks nothing, red by an assertion under each
/// of its faults, and green again; fixtures fresh each time.</summary>
internal sealed class ProofProtocol(ITestDialect dialect, TimeSpan limit, TimeProvider time)
{
    public async Task<ProofBatch> ProveAsync(CoveragePoint point, IReadOnlyList<FaultMark> faults)
    {
        var before = await RunAsync(point, new NoOpFault()).ConfigureAwait(false);
        return before.IsGreen
            ? await BreakAsync(point, faults, before).ConfigureAwait(false)
            : await GiveUpAsync(point, faults, before).ConfigureAwait(false);
    }

    private static ProofBatch Batch(ControlRecord? noOp, IEnumerable<Trial> trials, TimeSpan around)
    {
        var all = trials.ToList();
        var share = TimeSpan.FromTicks(around.Ticks / Math.Max(1, all.Count));
        return new ProofBatch(noOp, all.ToDictionary(trial => trial.Mark.Name, trial => trial.ToResult(share)));
    }

    /// <summary>A point that is red under a fault that breaks nothing is red by itself, or the engine is blind.</summary>
    private async Task<ProofBatch> GiveUpAsync(CoveragePoint point, IReadOnlyList<FaultMark> faults, AttemptResult before)
    {
        var alone = await RunAsync(point, null).ConfigureAwait(false);
        var finding = alone.IsGreen ? Finding.RedUnderNoOp(point, before) : Finding.RedWithout(point, alone);
        var noOp = alone.IsGreen ? NoOp(point, held: false, finding.Message) : null;
        return Batch(noOp, faults.Select(mark => new Trial(mark, finding, TimeSpan.Zero)), before.Duration + alone.Duration);
    }

    private async Task<ProofBatch> BreakAsync(CoveragePoint point, IReadOnlyList<FaultMark> faults, AttemptResult before)
    {
        List<Trial> trials = [];
        foreach (var mark in faults)
        {
            trials.Add(await BreakAsync(point, mark).ConfigureAwait(false));
        }

        var after = trials.Exists(trial => trial.IsCaught) ? await RunAsync(point, null).ConfigureAwait(false) : AttemptResult.Passed;
        var noOp = NoOp(point, held: true, $"A fault that breaks nothing leaves '{point.Name}' green.");
        return Batch(noOp, trials.Select(trial => after.IsGreen ? trial : trial.Without(point, after)), before.Duration + after.Duration);
    }

    private async Task<Trial> BreakAsync(CoveragePoint point, FaultMark mark)
    {
        Fault fault;
        try
        {
            fault = mark.Create();
        }
        catch (Exception exception)
        {
            return new Trial(mark, Finding.NotAFault(mark, exception), TimeSpan.Zero);
        }

        return await BreakAsync(point, mark, fault).ConfigureAwait(false);
    }

    private async Task<Trial> BreakAsync(CoveragePoint point, FaultMark mark, Fault fault)
    {
        var attempt = new Attempt(dialect, point, fault);
        var result = await RunAsync(attempt).ConfigureAwait(false);
        return new Trial(mark, Weigh(point, mark, fault, attempt.HasInjected, result), result.Duration);
    }

    private static Finding Weigh(CoveragePoint point, FaultMark mark, Fault fault, bool wasInjected, AttemptResult result) => result switch
    {
        { End: AttemptEnd.Broke or AttemptEnd.TimedOut } => Finding.NotAnAssertion(point, mark, result),
        _ when !wasInjected => Finding.NeverInjected(point, mark),
        { IsGreen: false } => Finding.Red(point, mark, result),
        _ when fault is { CanTell: true, WasReached: false } => Finding.NeverReached(point, mark),
        _ => Finding.StillGreen(point, mark),
    };

    private static ControlRecord NoOp(CoveragePoint point, bool held, string message) =>
        new(ControlKind.Noop, point.TestClass.FullName, held, message, point.Name);

    private Task<AttemptResult> RunAsync(CoveragePoint point, Fault? fault) => RunAsync(new Attempt(dialect, point, fault));

    /// <summary>Runs an attempt away from the caller's thread, so that a point that blocks does not block the limit.</summary>
    /// <remarks>An attempt that is too late goes on by itself and still cleans up if it ever ends; only its result is not waited for.</remarks>
    private async Task<AttemptResult> RunAsync(Attempt attempt)
    {
        var start = time.GetTimestamp();
        try
        {
            var result = await Task.Run(attempt.RunAsync).WaitAsync(limit, time).ConfigureAwait(false);
            return result with { Duration = time.GetElapsedTime(start) };
        }
        catch (TimeoutException)
        {
            return AttemptResult.TimedOut(limit) with { Duration = time.GetElapsedTime(start) };
        }
    }

    /// <summary>What one fault showed.</summary>
    private sealed record Trial(FaultMark Mark, Finding Finding, TimeSpan Duration)
    {
        public bool IsCaught => Finding.Verdict == ProofVerdict.Caught;

        /// <summary>The same, where the point does not pass again: what was caught counts no more.</summary>
        public Trial Without(CoveragePoint point, AttemptResult after) =>
            IsCaught ? this with { Finding = Finding.RedAgain(point, Mark, after) } : this;

        public ProofResult ToResult(TimeSpan share) => new(Finding.Verdict, Finding.Message, Duration + share, Finding.Source);
    }
}
