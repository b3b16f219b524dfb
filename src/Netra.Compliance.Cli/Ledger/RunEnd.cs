using System.Globalization;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>How a run ended, by its own account.</summary>
internal static class RunEnd
{
    /// <summary>Why the end cannot stand; null when the end record and the rows agree.</summary>
    public static string? Flaw(RunJournal journal)
    {
        var outcomes = journal.Tests.CountBy(row => row.Outcome).ToDictionary();
        var (failed, skipped) = (outcomes.GetValueOrDefault("failed"), outcomes.GetValueOrDefault("skipped"));
        var rows = outcomes.GetValueOrDefault("passed") + failed + skipped;
        return journal.Ended is not { } end ? "It died before its end: the journal has no end record."
            : (end.Total, end.Failed, end.Skipped) == (rows, failed, skipped) ? null
            : $"Its end record counts {Counts(end.Total, end.Failed, end.Skipped)}; its rows are "
                + $"{Counts(rows, failed, skipped)}: some are missing, doubled or were changed.";
    }

    private static string Counts(int total, int failed, int skipped) => string.Create(
        CultureInfo.InvariantCulture, $"{total} tests, {failed} failed, {skipped} skipped");
}
