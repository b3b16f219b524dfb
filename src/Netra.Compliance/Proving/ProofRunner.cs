using System.ComponentModel;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Proving;

/// <summary>Proves coverage points and checks the engine that does so; outcomes go to the journal of the point's
/// assembly.</summary>
/// <remarks>
/// <para>The faults of a point are tried together: the point runs once under a fault that breaks nothing, once under
/// each
/// fault, and once more. The first proof that is asked for does all that, once in a run that has a journal; the others
/// of
/// the point only report. So one proof chosen by a filter still tries all faults of its point, and reports its
/// own.</para>
/// <para>As many points are proven at a time as there are processors. One run of a point may take 60 seconds; the
/// environment variable <c>NETRA_PROOF_SECONDS</c> or the runtime host option <c>Netra.ProofSeconds</c> (whole seconds)
/// say otherwise.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ProofRunner
{
    private readonly ProofProtocol _protocol;

    /// <summary>A runner that speaks a test framework's dialect.</summary>
    /// <param name="dialect">The framework's part.</param>
    /// <exception cref="ProofFailedException">The configured time limit is not a whole number of seconds above
    /// zero.</exception>
    public ProofRunner(ITestDialect dialect)
        : this(dialect, ProofLimit.Read(), TimeProvider.System)
    {
    }

    internal ProofRunner(ITestDialect dialect, TimeSpan limit, TimeProvider time) =>
        _protocol = new ProofProtocol(dialect, limit, time);

    /// <summary>Proves a point with one of its faults.</summary>
    /// <param name="point">The point.</param>
    /// <param name="faults">All faults of the point, each once; without a journal only <paramref name="fault"/> is
    /// tried.</param>
    /// <param name="fault">The fault whose verdict is asked for; one of <paramref name="faults"/>.</param>
    /// <exception cref="ProofFailedException">The verdict is not <see cref="ProofVerdict.Caught"/>.</exception>
    public async Task ProveAsync(CoveragePoint point, IReadOnlyList<FaultMark> faults, FaultMark fault)
    {
        var journal = JournalOf(point);
        var batch = await OnceAsync(journal, point, faults, fault).ConfigureAwait(false);
        var result = batch.Results[fault.Name];
        journal?.Proved(new ProofRecord(point.TestClass.FullName!, point.Name, fault.Name, result));
        Require(result.Verdict == ProofVerdict.Caught, result.Message);
    }

    /// <summary>Checks that the engine sees what it must: a synthetic fault caught by a point that asserts, and
    /// survived
    /// by one that does not.</summary>
    /// <remarks>Made once a run, however often it is asked for: call it before every proof.</remarks>
    /// <param name="sharp">A point over <see cref="CanaryFixture"/> that asserts its sum.</param>
    /// <param name="blunt">A point over <see cref="CanaryFixture"/> that asks for the sum and asserts nothing.</param>
    /// <exception cref="ProofFailedException">The engine is blind.</exception>
    public async Task CheckCanaryAsync(CoveragePoint sharp, CoveragePoint blunt)
    {
        var once = JournalOf(sharp)?.OnceAsync("canary", () => ReleaseCanaryAsync(sharp, blunt));
        var control = await (once ?? ReleaseCanaryAsync(sharp, blunt)).ConfigureAwait(false);
        Require(control.Held, control.Message);
    }

    private Task<ProofBatch> OnceAsync(
        RunJournal? journal, CoveragePoint point, IReadOnlyList<FaultMark> faults, FaultMark fault) =>
        journal?.OnceAsync($"{point.TestClass.FullName}.{point.Name}", () => TryAsync(point, faults))
        ?? TryAsync(point, [fault]);

    private async Task<ProofBatch> TryAsync(CoveragePoint point, IReadOnlyList<FaultMark> faults)
    {
        var batch = await ProofSlots.RunAsync(() => _protocol.ProveAsync(point, faults)).ConfigureAwait(false);
        if (batch.NoOp is not null)
        {
            JournalOf(point)?.Controlled(batch.NoOp);
        }

        return batch;
    }

    private async Task<ControlRecord> ReleaseCanaryAsync(CoveragePoint sharp, CoveragePoint blunt)
    {
        var control = await new CanaryCheck(_protocol).RunAsync(sharp, blunt).ConfigureAwait(false);
        JournalOf(sharp)?.Controlled(control);
        return control;
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new ProofFailedException(otherwise);
        }
    }

    private static RunJournal? JournalOf(CoveragePoint point) => OpenJournals.Of(point.TestClass.Assembly);
}

/// <summary>A proof or a check of the proof engine did not come out as it must; the message says why.</summary>
/// <param name="message">The sentence.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ProofFailedException(string message) : Exception(message);

/// <summary>Marks a generated class whose tests prove a critical test or check the proof engine, and do not themselves
/// test the product.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GeneratedProofAttribute : Attribute;
