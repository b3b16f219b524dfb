using Netra.Compliance.Journaling;

namespace Netra.Compliance.Proving;

/// <summary>Proves coverage points and checks the engine that does so; each outcome goes to the journal of the point's assembly.</summary>
/// <remarks>As many proofs run at a time as there are processors. One proof may take 60 seconds for its three runs of
/// the point together; the environment variable <c>NETRA_PROOF_SECONDS</c> or the runtime host option
/// <c>Netra.ProofSeconds</c> (whole seconds) say otherwise.</remarks>
public sealed class ProofRunner
{
    private readonly ProofProtocol _protocol;

    /// <summary>A runner that speaks a test framework's dialect.</summary>
    /// <param name="dialect">The framework's part.</param>
    /// <exception cref="ProofFailedException">The configured time limit is not a whole number of seconds above zero.</exception>
    public ProofRunner(ITestDialect dialect)
        : this(dialect, ProofLimit.Read(), TimeProvider.System)
    {
    }

    internal ProofRunner(ITestDialect dialect, TimeSpan limit, TimeProvider time) =>
        _protocol = new ProofProtocol(dialect, limit, time);

    /// <summary>Proves a point with a fault.</summary>
    /// <exception cref="ProofFailedException">The verdict is not <see cref="ProofVerdict.Caught"/>.</exception>
    public async Task ProveAsync(CoveragePoint point, FaultMark fault)
    {
        var result = await ProofSlots.RunAsync(() => _protocol.ProveAsync(point, fault)).ConfigureAwait(false);
        JournalOf(point)?.Proved(new ProofRecord(point.TestClass.FullName!, point.Name, fault.Name, result));
        if (result.Verdict != ProofVerdict.Caught)
        {
            throw new ProofFailedException(result.Message);
        }
    }

    /// <summary>Checks that a fault which breaks nothing leaves a point green, with the class's real fixtures.</summary>
    /// <param name="points">The points to choose from: the first that passes without any fault is taken. Not empty.</param>
    /// <exception cref="ProofFailedException">The point turned red, or no point passes without a fault, in which case there is nothing to check and no control is recorded.</exception>
    public async Task CheckNoOpAsync(IReadOnlyList<CoveragePoint> points)
    {
        var check = new NoOpCheck(_protocol);
        var (point, control) = await ProofSlots.RunAsync(() => check.RunAsync(points)).ConfigureAwait(false);
        Conclude(point, control);
    }

    /// <summary>Checks that the engine sees what it must: a synthetic fault caught by a point that asserts, and survived by one that does not.</summary>
    /// <remarks>Made once a run, however often it is asked for: call it before every proof.</remarks>
    /// <param name="sharp">A point over <see cref="CanaryFixture"/> that asserts its sum.</param>
    /// <param name="blunt">A point over <see cref="CanaryFixture"/> that asks for the sum and asserts nothing.</param>
    /// <exception cref="ProofFailedException">The engine is blind.</exception>
    public Task CheckCanaryAsync(CoveragePoint sharp, CoveragePoint blunt) =>
        JournalOf(sharp)?.OnceAsync(() => ReleaseCanaryAsync(sharp, blunt)) ?? ReleaseCanaryAsync(sharp, blunt);

    private async Task ReleaseCanaryAsync(CoveragePoint sharp, CoveragePoint blunt)
    {
        var control = await new CanaryCheck(_protocol).RunAsync(sharp, blunt).ConfigureAwait(false);
        Conclude(sharp, control);
    }

    private static void Conclude(CoveragePoint point, ControlRecord control)
    {
        JournalOf(point)?.Controlled(control);
        if (!control.Held)
        {
            throw new ProofFailedException(control.Message);
        }
    }

    private static RunJournal? JournalOf(CoveragePoint point) => OpenJournals.Of(point.TestClass.Assembly);
}
