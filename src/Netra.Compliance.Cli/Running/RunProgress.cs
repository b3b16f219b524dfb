using System.Globalization;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Journal;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Running;

/// <summary>How far the run of one build has come: what is done of the points and faults that it takes, and of nothing
/// else.</summary>
internal sealed record RunProgress(int Points, int Proofs, int Failed)
{
    /// <summary>Reads the journals of the build among those that are being written in a folder.</summary>
    public static RunProgress Read(
        string folder, AssemblyCatalog build, IReadOnlyCollection<(string Class, DeclaredPoint Point)> taken)
    {
        var journals = Journals(folder).Where(journal => MatchedRuns.Fits(build, journal)).ToList();
        var finished = journals.SelectMany(journal => journal.Tests).Where(row => row.IsFinished).ToList();
        var rows = finished.Where(row => !row.Proof).Select(row => (row.Class, row.Method)).ToHashSet();
        var proofs = journals.SelectMany(journal => journal.Proofs).Select(proof => proof.Key).ToHashSet();
        return new(
            taken.Count(one => rows.Overlaps([(one.Class, one.Point.Method), (one.Class, one.Point.BareMethod)])),
            taken.Sum(one => one.Point.Faults.Count(fault => proofs.Contains((one.Class, one.Point.Method, fault)))),
            finished.Count(row => row.Outcome == "failed"));
    }

    public string Of(int declaredPoints, int declaredFaults) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Points} of {declaredPoints} points, {Proofs} of {declaredFaults} "
        + $"faults{(Failed == 0 ? "" : $", {Failed} failed")}");

    private static IEnumerable<RunJournal> Journals(string folder) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, "*.jsonl").SelectMany(Journal) : [];

    private static IEnumerable<RunJournal> Journal(string path)
    {
        try
        {
            return [JournalReader.Read(path)];
        }
        catch (Refusal)
        {
            // Still being written: the next look sees more, and the ledger judges the whole file.
            return [];
        }
    }
}
