using System.CommandLine;
using Netra.Compliance.Cli.History;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Commands;

/// <summary><c>netra history</c>: the runs of the past.</summary>
internal static class HistoryCommand
{
    public const string Name = "history";

    public static Command Create(Terminal terminal)
    {
        var command = new Command(Name, "Keeps the ledgers of runs, and tells how revenue and tests have changed.");
        command.Add(HistoryAdd.Create(terminal));
        new HistoryReads(terminal).All.ForEach(command.Add);
        command.Add(HistoryPrune.Create(terminal));
        command.Add(HistoryExportCommand.Create(terminal));
        return command;
    }
}

/// <summary><c>netra history add</c>.</summary>
internal sealed class HistoryAdd
{
    private readonly Terminal _terminal;
    private readonly StoreFlag _store = new();

    private readonly Argument<string[]> _ledgers =
        PathArgument.OneOrMore("ledger", "Files ledger.json, as netra run and netra report write them.");

    private readonly Option<DateTime?> _at = new("--at")
    {
        Description = "When the run began, where the ledger does not say, such as 2026-03-01T12:00:00Z "
            + "(default: now, with a note).",
        HelpName = "time",
        CustomParser = UtcTime.Parse,
    };

    private HistoryAdd(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var add = new HistoryAdd(terminal);
        var command = new Command("add", "Adds runs by their ledgers; the same ledger is added once.");
        command.Add(add._ledgers);
        command.Add(add._at);
        command.Add(add._store.Option);
        command.SetAction((parsed, cancellation) => Task.FromResult((int)add.Run(parsed, cancellation)));
        return command;
    }

    /// <summary>Each ledger is added for itself: when one is refused, those before it are there.</summary>
    private ExitCode Run(ParseResult parsed, CancellationToken cancellation)
    {
        var ledgers = parsed.GetValue(_ledgers)!.Select(_terminal.Full).ToList();
        var first = LedgerFile.Read(ledgers[0], parsed.GetValue(_at), _terminal.Clock);
        using var store = HistoryStore.OpenOrCreate(_store.Of(parsed, _terminal, _terminal.Folder));
        Add(store, first);
        ledgers.Skip(1).ToList().ForEach(path => Add(store, path, parsed, cancellation));
        return ExitCode.Pass;
    }

    private void Add(HistoryStore store, string path, ParseResult parsed, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Add(store, LedgerFile.Read(path, parsed.GetValue(_at), _terminal.Clock));
    }

    private void Add(HistoryStore store, StoredRun run) =>
        _terminal.Out.WriteLine($"{HistoryWords.Added(run, store.Add(run))}.");
}

/// <summary><c>netra history prune</c>.</summary>
internal sealed class HistoryPrune
{
    private readonly Terminal _terminal;
    private readonly StoreFlag _store = new();
    private readonly Option<int?> _keep = Count.Option("--keep", "Keeps so many of the newest runs.", "runs");
    private readonly Option<int?> _days = Count.Option("--older-than", "Removes runs older than so many days.", "days");

    private HistoryPrune(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var prune = new HistoryPrune(terminal);
        var command = new Command("prune", "Removes old runs for good.");
        new List<Option> { prune._keep, prune._days, prune._store.Option }.ForEach(command.Add);
        command.Validators.Add(said =>
        {
            if (said.GetResult(prune._keep) is null == said.GetResult(prune._days) is null)
            {
                said.AddError("Give either --keep RUNS or --older-than DAYS.");
            }
        });
        command.SetAction((parsed, _) => Task.FromResult((int)prune.Run(parsed)));
        return command;
    }

    private ExitCode Run(ParseResult parsed)
    {
        using var store = HistoryStore.OpenExisting(_store.Of(parsed, _terminal, _terminal.Folder));
        var removed = parsed.GetValue(_keep) is { } keep
            ? store.PruneTo(keep) : store.PruneBefore(Before(parsed.GetValue(_days)!.Value));
        _terminal.Out.WriteLine(removed == 1 ? "Removed 1 run." : $"Removed {removed} runs.");
        return ExitCode.Pass;
    }

    private DateTime Before(int days)
    {
        var now = _terminal.Clock.GetUtcNow().UtcDateTime;
        return (now - DateTime.UnixEpoch).TotalDays < days ? DateTime.UnixEpoch : now.AddDays(-days);
    }
}
