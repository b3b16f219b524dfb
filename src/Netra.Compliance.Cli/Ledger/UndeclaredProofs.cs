using System.Collections.Immutable;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>What journals claim and no catalog declares: it protects nothing, and is never passed over in silence.</summary>
internal static class UndeclaredProofs
{
    /// <summary>Proofs of faults that the catalog does not declare, and tests of its classes that are no point of it.</summary>
    public static IEnumerable<string> Problems(AssemblyRun run)
    {
        var (faults, classes, points) = (Faults(run.Catalog), WholeClasses(run.Catalog), Points(run.Catalog));
        var proofs = run.Journals.SelectMany(Proofs).Where(proof => !faults.Contains((proof.Class, proof.Point, proof.Fault)));
        var rows = run.Journals.SelectMany(journal => journal.Tests)
            .Where(row => !row.Proof && classes.Contains(row.Class) && !points.Contains((row.Class, row.Method)));
        var unknown = $"is in a journal of {run.Catalog.Header.Assembly}, whose catalog does not declare it.";
        return proofs.Select(proof => $"{Name(proof)} {unknown}")
            .Concat(rows.Select(row => $"The test {row.Class}.{row.Method}, of a class that is critical as a whole, {unknown}"))
            .Distinct();
    }

    /// <summary>Proofs in a journal of an assembly without a catalog that were not caught.</summary>
    public static IEnumerable<ProofEvent> NotCaught(RunJournal journal) =>
        Proofs(journal).Where(proof => ProofJudge.Verdict(proof.Verdict) != ProofVerdict.Caught);

    /// <summary>What is to be said of these.</summary>
    public static IEnumerable<string> Notes(RunJournal journal) =>
        NotCaught(journal).Select(proof => $"{Name(proof)} of {journal.Header.Assembly}, which has no catalog, is {proof.Verdict}.").Distinct();

    private static IEnumerable<ProofEvent> Proofs(RunJournal journal) => journal.Events.OfType<ProofEvent>();

    private static string Name(ProofEvent proof) => $"The proof of {proof.Class}.{proof.Point} under {proof.Fault}";

    private static HashSet<(string Class, string Point, string Fault)> Faults(AssemblyCatalog catalog) =>
        [.. catalog.Points.SelectMany(one => one.Point.Faults.Select(fault => (one.Class, one.Point.Method, fault)))];

    /// <summary>A class with several points of one test is critical as a whole; one with a single point may hold other tests.</summary>
    private static HashSet<string> WholeClasses(AssemblyCatalog catalog) =>
    [
        .. catalog.Tests.Where(test => test.Points.Length > 1).Select(test => test.Class),
        .. catalog.Journeys.Select(journey => journey.Class),
    ];

    /// <summary>A bare name stands for every overload.</summary>
    private static HashSet<(string Class, string Method)> Points(AssemblyCatalog catalog) =>
    [
        .. catalog.Points.Select(one => (one.Class, one.Point.Method)),
        .. catalog.Points.Select(one => (one.Class, one.Point.BareMethod)),
    ];
}
