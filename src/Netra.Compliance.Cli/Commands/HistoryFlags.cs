using System.CommandLine;
using System.Globalization;
using Netra.Compliance.Cli.History;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Serving;

namespace Netra.Compliance.Cli.Commands;

/// <summary>On a command line: where the history is.</summary>
internal sealed class StoreFlag
{
    public Option<string?> Option { get; } = PathArgument.Option("--store",
        "A SQLite file, or the connection string of PostgreSQL (default: NETRA_HISTORY, else .netra/history.db beside "
        + "netra.json).", "file");

    /// <summary>The place that is meant.</summary>
    public HistoryPlace Of(ParseResult parsed, Terminal terminal, string folder) =>
        HistoryPlace.Of(parsed.GetValue(Option), terminal.Variable, folder);
}

/// <summary>On a command line that writes a report: whether its ledger goes into the history.</summary>
internal sealed class HistoryFlags
{
    /// <summary>The most runs of a report's trend.</summary>
    private const int MostRuns = 30;

    private readonly StoreFlag _store = new();

    private readonly Option<bool> _history = new("--history")
    {
        Description =
            "Shows the trend of the history in the page, and adds the ledger to it; if that fails, a note says so, "
            + "and nothing else changes.",
    };

    public IEnumerable<Option> Options => [_history, _store.Option];

    /// <summary>Adds the ledger that was just written, where that is asked for; says what came of it.</summary>
    public void AddLedger(ParseResult parsed, Terminal terminal, string output, string root)
    {
        if (parsed.GetValue(_history))
        {
            terminal.Error.WriteLine($"Note: {PlainText.Line(Tried(parsed, terminal, output, root))}");
        }
    }

    /// <summary>How the ledger came to be so, where the history is asked for and knows; what is wrong with it is said
    /// when the ledger is added.</summary>
    public ReportHistory? Read(ParseResult parsed, Terminal terminal, ComplianceLedger ledger, string root)
    {
        try
        {
            return parsed.GetValue(_history) ? Read(_store.Of(parsed, terminal, root), ledger) : null;
        }
        catch (Refusal)
        {
            return null;
        }
    }

    private static ReportHistory Read(HistoryPlace place, ComplianceLedger ledger)
    {
        using var history = HistoryStore.OpenToRead(place);
        return HistoryTrend.Before(history, new(ledger.Context.Branch, MostRuns), ledger);
    }

    private string Tried(ParseResult parsed, Terminal terminal, string output, string root)
    {
        try
        {
            var place = _store.Of(parsed, terminal, root);
            using var store = HistoryStore.OpenOrCreate(place);
            var run = LedgerFile.Read(Path.Combine(output, ReportFiles.Ledger), stated: null, terminal.Clock);
            return $"{HistoryWords.Added(run, store.Add(run))} ({place.Name})";
        }
        catch (Exception exception) when (exception is Refusal or IOException or UnauthorizedAccessException)
        {
            return $"the run is not in the history; the report is complete. {Failure.Of(exception).Sentence}";
        }
    }
}

/// <summary>Runs of the history in words.</summary>
internal static class HistoryWords
{
    private const int Digits = 12;

    public static string Added(StoredRun run, bool isNew) =>
        isNew ? $"Added run {Of(run)}{Clock(run)}" : $"Run {Id(run)} is in the history already; nothing was added";

    /// <summary>Enough of an id to tell runs apart.</summary>
    public static string Id(StoredRun run) => run.Id[..Digits];

    public static string Of(StoredRun run) =>
        $"{Id(run)} of {Time(run.At)}: {run.Verdict}, {VerdictSentence.Money(run.Proven)} of "
        + $"{VerdictSentence.Money(run.Declared)} a month proven";

    public static string Time(DateTime at) => at.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Clock(StoredRun run) => run.AtFrom == "clock"
        ? "; the ledger does not say when it began, so its time is that of now (--at states another)" : "";
}
