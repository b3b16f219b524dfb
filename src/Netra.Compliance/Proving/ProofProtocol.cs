using System.ComponentModel;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Proving;

/// <summary>The proofs of one point, made together.</summary>
/// <param name="NoOp">The no-op control; null when the point fails by itself, so that nothing can be checked on
/// it.</param>
/// <param name="Results">What each fault showed, by the fault's name.</param>
internal sealed record ProofBatch(ControlRecord? NoOp, IReadOnlyDictionary<string, ProofResult> Results);

/// <summary>The protocol of proofs: the point is green under a fault that breaks nothing, red by an assertion under
/// each
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

    /// <summary>A point that fails under a fault that breaks nothing fails without it too, or the engine is
    /// blind.</summary>
    private async Task<ProofBatch> GiveUpAsync(
        CoveragePoint point, IReadOnlyList<FaultMark> faults, AttemptResult before)
    {
        var alone = await RunAsync(point, null).ConfigureAwait(false);
        var judgement = alone.IsGreen ? Judgement.RedUnderNoOp(point, before) : Judgement.RedWithout(point, alone);
        var noOp = alone.IsGreen ? NoOp(point, held: false, judgement.Message) : null;
        var trials = faults.Select(mark => new Trial(mark, judgement, TimeSpan.Zero));
        return Batch(noOp, trials, before.Duration + alone.Duration);
    }

    private async Task<ProofBatch> BreakAsync(
        CoveragePoint point, IReadOnlyList<FaultMark> faults, AttemptResult before)
    {
        List<Trial> trials = [];
        foreach (var mark in faults)
        {
            trials.Add(await BreakAsync(point, mark).ConfigureAwait(false));
        }

        var after = await RepairAsync(point, trials).ConfigureAwait(false);
        var noOp = NoOp(point, held: true, $"A fault that breaks nothing leaves '{point.Name}' green.");
        return Batch(noOp, trials.Select(trial => trial.After(point, after)), before.Duration + after.Duration);
    }

    /// <summary>The run after the faults; skipped where no fault was caught.</summary>
    private async Task<AttemptResult> RepairAsync(CoveragePoint point, List<Trial> trials) =>
        trials.Exists(trial => trial.IsCaught)
            ? await RunAsync(point, null).ConfigureAwait(false)
            : AttemptResult.Passed;

    private async Task<Trial> BreakAsync(CoveragePoint point, FaultMark mark)
    {
        Fault fault;
        try
        {
            fault = mark.Create();
        }
        catch (Exception exception)
        {
            return new Trial(mark, Judgement.NotAFault(mark, exception), TimeSpan.Zero);
        }

        return await BreakAsync(point, mark, fault).ConfigureAwait(false);
    }

    private async Task<Trial> BreakAsync(CoveragePoint point, FaultMark mark, Fault fault)
    {
        var attempt = new Attempt(dialect, point, fault);
        var result = await RunAsync(attempt).ConfigureAwait(false);
        return new Trial(mark, Weigh(point, mark, fault, attempt.HasInjected, result), result.Duration);
    }

    /// <summary>Whether the fault was reached is asked last: only of a point that stays green.</summary>
    private static Judgement Weigh(
        CoveragePoint point, FaultMark mark, Fault fault, bool wasInjected, AttemptResult result) => result switch
        {
            { End: AttemptEnd.Broke or AttemptEnd.TimedOut } => Judgement.NotAnAssertion(point, mark, result),
            _ when !wasInjected => Judgement.NeverInjected(point, mark),
            { IsGreen: false } => Judgement.Red(point, mark, result),
            _ when fault is { CanTell: true, WasReached: false } => Judgement.NeverReached(point, mark),
            _ => Judgement.StillGreen(point, mark),
        };

    private static ControlRecord NoOp(CoveragePoint point, bool held, string message) =>
        new(ControlKind.Noop, point.TestClass.FullName, held, message, point.Name);

    private Task<AttemptResult> RunAsync(CoveragePoint point, Fault? fault) =>
        RunAsync(new Attempt(dialect, point, fault));

    /// <summary>Runs an attempt away from the caller's thread, so that a point that blocks does not block the
    /// limit.</summary>
    /// <remarks>An attempt that is too late goes on by itself, and still cleans up if it ever ends.</remarks>
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
    private sealed record Trial(FaultMark Mark, Judgement Judgement, TimeSpan Duration)
    {
        public bool IsCaught => Judgement.Verdict == ProofVerdict.Caught;

        /// <summary>The same; but where the point does not pass again, what was caught counts no more.</summary>
        public Trial After(CoveragePoint point, AttemptResult after) =>
            IsCaught && !after.IsGreen ? this with { Judgement = Judgement.RedAgain(point, Mark, after) } : this;

        public ProofResult ToResult(TimeSpan share) =>
            new(Judgement.Verdict, Judgement.Message, Duration + share, Judgement.Source);
    }
}

/// <summary>A fault that breaks nothing: under it every point must stay green.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NoOpFault : Fault;
