using System.Globalization;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>How a run ended, by its own account.</summary>
internal static class RunEnd
{
    /// <summary>The generated test of the proof engine: a proof by its mark, and of no fault.</summary>
    private const string Canary = "Netra.Compliance.Generated.ProofEngineCanary";

    /// <summary>Why the end cannot stand; null when the end record, the rows and the verdicts agree.</summary>
    public static string? Flaw(RunJournal journal)
    {
        var outcomes = journal.Tests.CountBy(row => row.Outcome).ToDictionary();
        var (failed, skipped) = (outcomes.GetValueOrDefault("failed"), outcomes.GetValueOrDefault("skipped"));
        var rows = outcomes.GetValueOrDefault("passed") + failed + skipped;
        return journal.Ended is not { } end ? "It died before its end: the journal has no end record."
            : (end.Total, end.Failed, end.Skipped) == (rows, failed, skipped) ? WithoutRow(journal)
            : $"Its end record counts {Counts(end.Total, end.Failed, end.Skipped)}; its rows are "
                + $"{Counts(rows, failed, skipped)}: some are missing, doubled or were changed.";
    }

    /// <summary>A verdict is the word of a proof test, so each has a row of its own.</summary>
    private static string? WithoutRow(RunJournal journal)
    {
        var verdicts = journal.Events.OfType<ProofEvent>().Count();
        var ended = journal.Tests.Where(row => row.Proof && row.Outcome != TestRow.Unfinished);
        var proofs = ended.Count(row => row.Class != Canary);
        return verdicts <= proofs ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"It has {verdicts} verdicts of proofs and {proofs} proof tests that ended: some are missing or added.");
    }

    private static string Counts(int total, int failed, int skipped) => string.Create(
        CultureInfo.InvariantCulture, $"{total} tests, {failed} failed, {skipped} skipped");
}
