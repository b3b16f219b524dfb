using System.Collections.Immutable;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>The proofs of the critical tests as counts; failed rows and a blind engine are of the journeys, too.</summary>
/// <param name="Points">Coverage points that are declared.</param>
/// <param name="Faults">Pairs of a point and a fault that are declared.</param>
/// <param name="Caught">Faults that made their point fail for the right reason.</param>
/// <param name="Survived">Faults that their point did not notice.</param>
/// <param name="Vacuous">Faults that their point never reached.</param>
/// <param name="Inconclusive">Faults of which nothing is shown.</param>
/// <param name="NotRun">Faults that nothing ran.</param>
/// <param name="Void">Faults that ran while the engine was blind.</param>
/// <param name="FailedRows">Proof tests that failed, whatever their verdict; none of a blind engine, for those are its controls' affair.</param>
/// <param name="ProofsMs">Milliseconds of the proofs, added up.</param>
/// <param name="Blind">Why the engine was blind; empty when its controls held or no proof ran.</param>
/// <param name="Missing">Those of the faults not run that were to run: proofs were asked for, or others of their assembly ran.</param>
/// <param name="Assertions">Assertions of the points, as far as they are known.</param>
/// <param name="SeenToFail">Those of them that some proof made fail.</param>
public sealed record ProofTotals(
    int Points,
    int Faults,
    int Caught,
    int Survived,
    int Vacuous,
    int Inconclusive,
    int NotRun,
    int Void,
    int FailedRows,
    double ProofsMs,
    ImmutableArray<string> Blind,
    int Missing,
    int Assertions,
    int SeenToFail)
{
    /// <summary>Journals of assemblies without a catalog (<paramref name="plain"/>) can fail, and prove nothing.</summary>
    internal static ProofTotals Of(ImmutableArray<JudgedRun> runs, ImmutableArray<RunJournal> plain)
    {
        var points = runs.SelectMany(run => run.Tests).SelectMany(test => test.Points).ToList();
        var proofs = points.SelectMany(point => point.Proofs).ToList();
        var assertions = points.Select(point => point.Assertions).OfType<PointAssertions>().ToList();
        int In(ProofVerdict verdict) => proofs.Count(proof => proof.Verdict == verdict);
        return new(
            points.Count, proofs.Count, In(ProofVerdict.Caught), In(ProofVerdict.Survived), In(ProofVerdict.Vacuous),
            In(ProofVerdict.Inconclusive), In(ProofVerdict.NotRun), In(ProofVerdict.Void), FailedRowsOf(runs) + plain.Sum(FailedRowsOf),
            Milliseconds.Sum(proofs.Select(proof => proof.DurationMs)), [.. runs.SelectMany(run => run.Evidence.Sight.Reasons), .. EngineSight.Of(plain).Reasons], runs.Sum(run => run.Missing),
            assertions.Sum(point => point.Total), assertions.Sum(point => point.SeenToFail));
    }

    /// <summary>A proof that is not caught is one failed row, whether the journal has the row, the verdict, or both.</summary>
    private static int FailedRowsOf(RunJournal plain) => Math.Max(
        plain.Tests.Count(row => row is { Proof: true, Outcome: "failed" }), UndeclaredProofs.NotCaught(plain).Count());

    private static int FailedRowsOf(ImmutableArray<JudgedRun> runs) =>
        runs.Where(run => !run.Evidence.Sight.Blind).SelectMany(run => run.Evidence.Rows).Count(row => row is { Proof: true, Outcome: "failed" });
}
