using System.CommandLine;
using Netra.Compliance.Cli.History;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Commands;

/// <summary>The commands of <c>netra history</c> that only read.</summary>
internal sealed class HistoryReads(Terminal terminal)
{
    private readonly StoreFlag _store = new();
    private readonly Option<bool> _json = new("--json") { Description = "Write JSON for another program." };
    private readonly RunFilterFlags _filter = new();
    private readonly Argument<string> _run = Run("run");
    private readonly Argument<string> _before = Run("before");
    private readonly Argument<string> _after = Run("after");

    public List<Command> All =>
    [
        Make("list", "Lists runs, oldest first, with their revenue by state.", [], _filter.Options, List),
        Make("show", "Shows one run: its revenue and each test.", [_run], [], Show),
        Make("compare", "Shows what differs between two runs.", [_before, _after], [], Compare),
        Make("measures", "Tells how often tests flip, and how much revenue was at risk for how long.", [],
            _filter.Options, Measure),
    ];

    private static Argument<string> Run(string name) => new(name)
    {
        Description = "The beginning of a run's id (4 digits or more), latest, or latest~1 for the one before.",
    };

    private Command Make(
        string name, string description, List<Argument<string>> arguments, IEnumerable<Option> options,
        Action<HistoryReader, ParseResult> act)
    {
        var command = new Command(name, description);
        arguments.ForEach(command.Add);
        new List<Option>([.. options, _json, _store.Option]).ForEach(command.Add);
        command.SetAction((parsed, _) => Task.FromResult((int)Read(parsed, act)));
        return command;
    }

    private ExitCode Read(ParseResult parsed, Action<HistoryReader, ParseResult> act)
    {
        using var history = HistoryStore.OpenToRead(_store.Of(parsed, terminal, terminal.Folder));
        act(history, parsed);
        return ExitCode.Pass;
    }

    private void List(HistoryReader history, ParseResult parsed)
    {
        var filter = _filter.Of(parsed);
        var runs = history.Runs(filter);
        Write(parsed, () => new { Schema = "netra.history.list/1", Runs = runs.Select(ExportedRun.Of) },
            () => HistoryTables.Runs(runs, history.Count(filter with { Last = null }), terminal));
    }

    private void Show(HistoryReader history, ParseResult parsed)
    {
        var run = history.Find(parsed.GetValue(_run)!);
        var (tests, points) = (history.Tests(run.Id), history.Points(run.Id));
        Write(parsed,
            () => new
            {
                Schema = "netra.history.show/1", Run = ExportedRun.Of(run) with { Tests = tests, Points = points },
            },
            () => HistoryTables.Run(run, tests, points, terminal));
    }

    private void Compare(HistoryReader history, ParseResult parsed)
    {
        var (before, after) = (history.Find(parsed.GetValue(_before)!), history.Find(parsed.GetValue(_after)!));
        var compared = RunComparison.Of(history, before, after);
        Write(parsed,
            () => new
            {
                Schema = "netra.history.compare/1", Before = ExportedRun.Of(before), After = ExportedRun.Of(after),
                compared.Tests,
            },
            () => HistoryTables.Comparison(compared, terminal));
    }

    private void Measure(HistoryReader history, ParseResult parsed)
    {
        var measures = Measures.Of(history, _filter.Of(parsed));
        Write(parsed,
            () => new
            {
                Schema = "netra.history.measures/1", measures.Runs, FewestRuns = FlipRate.FewestRuns, measures.AtRisk,
                measures.Unproven, measures.Tests, measures.Points,
            },
            () => HistoryTables.Measures(measures, terminal));
    }

    private void Write(ParseResult parsed, Func<object> json, Action text)
    {
        if (parsed.GetValue(_json))
        {
            terminal.Out.WriteLine(NetraJson.ForTerminal(json()));
            return;
        }

        text();
    }
}

/// <summary>On a command line: which runs are meant.</summary>
internal sealed class RunFilterFlags(int usual = 100)
{
    private readonly Option<string?> _branch = new("--branch")
    {
        Description = "Only runs of this branch (default: all).", HelpName = "name",
    };

    private readonly Option<int?> _last = Count.Option(
        "--last", $"So many of the newest runs, 0 for all (default: {(usual == 0 ? "all" : usual)}).", "runs");

    public IEnumerable<Option> Options => [_branch, _last];

    public RunFilter Of(ParseResult parsed)
    {
        var last = parsed.GetValue(_last) ?? usual;
        return new(parsed.GetValue(_branch), last == 0 ? null : last);
    }
}
