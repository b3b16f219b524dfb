namespace Netra.Compliance.Proving;

/// <summary>The protocol of a proof: green without the fault, red by an assertion while the fault runs, green again; fixtures fresh each time.</summary>
internal sealed class ProofProtocol(ITestDialect dialect, TimeSpan limit, TimeProvider time)
{
    public async Task<ProofResult> ProveAsync(CoveragePoint point, FaultMark mark)
    {
        var deadline = new Deadline(limit, time);
        var finding = await JudgeAsync(deadline, point, mark).ConfigureAwait(false);
        return new ProofResult(finding.Verdict, finding.Message, deadline.Elapsed);
    }

    /// <summary>One run of the point with a fault, or without one.</summary>
    public Task<AttemptResult> TryAsync(CoveragePoint point, Fault? fault) =>
        new Deadline(limit, time).RunAsync(new Attempt(dialect, point, fault));

    private static Finding Weigh(CoveragePoint point, FaultMark mark, Trial trial) => trial switch
    {
        { Result.End: AttemptEnd.Broke or AttemptEnd.TimedOut } => Finding.NotAnAssertion(point, mark, trial.Result),
        { WasInjected: false } => Finding.NeverInjected(point, mark),
        { Result.IsGreen: true, WasMissed: true } => Finding.NeverReached(point, mark),
        { Result.IsGreen: true } => Finding.StillGreen(point, mark),
        _ => Finding.Red(point, mark, trial.Result),
    };

    private async Task<Finding> JudgeAsync(Deadline deadline, CoveragePoint point, FaultMark mark)
    {
        var before = await deadline.RunAsync(new Attempt(dialect, point, null)).ConfigureAwait(false);
        if (!before.IsGreen)
        {
            return Finding.RedWithout(point, before);
        }

        var finding = await BreakAsync(deadline, point, mark).ConfigureAwait(false);
        return finding.Verdict == ProofVerdict.Caught ? await RepairAsync(deadline, point, mark, finding).ConfigureAwait(false) : finding;
    }

    private Task<Finding> BreakAsync(Deadline deadline, CoveragePoint point, FaultMark mark)
    {
        try
        {
            return BreakAsync(deadline, point, mark, mark.Create());
        }
        catch (Exception exception)
        {
            return Task.FromResult(Finding.NotAFault(mark, exception));
        }
    }

    private async Task<Finding> BreakAsync(Deadline deadline, CoveragePoint point, FaultMark mark, Fault fault)
    {
        var attempt = new Attempt(dialect, point, fault);
        var result = await deadline.RunAsync(attempt).ConfigureAwait(false);
        return Weigh(point, mark, new Trial(attempt.HasInjected, fault is { CanTell: true, WasReached: false }, result));
    }

    private async Task<Finding> RepairAsync(Deadline deadline, CoveragePoint point, FaultMark mark, Finding caught)
    {
        var after = await deadline.RunAsync(new Attempt(dialect, point, null)).ConfigureAwait(false);
        return after.IsGreen ? caught : Finding.RedAgain(point, mark, after);
    }
}
