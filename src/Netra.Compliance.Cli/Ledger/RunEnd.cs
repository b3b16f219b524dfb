using System.Globalization;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>How a run ended, by its own account.</summary>
internal static class RunEnd
{
    /// <summary>Why the end cannot stand; null when the end record and the rows agree.</summary>
    public static string? Flaw(RunJournal journal)
    {
        var rows = journal.Events.OfType<FinishedEvent>().ToList();
        var failed = rows.Count(row => row.Outcome == "failed");
        return journal.Ended is not { } end ? "It died before its end: the journal has no end record."
            : end.Total > rows.Count || end.Failed > failed ? Mismatch(end, rows.Count, failed)
            : null;
    }

    private static string Mismatch(EndedEvent end, int rows, int failed) => string.Create(
        CultureInfo.InvariantCulture,
        $"Its end record counts {end.Total} tests, {end.Failed} failed; its rows are {rows}, {failed} failed: some are missing or were changed.");
}
