using System.CommandLine;
using Netra.Compliance.Cli.History;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Commands;

/// <summary><c>netra history export</c>.</summary>
internal sealed class HistoryExportCommand
{
    private readonly Terminal _terminal;
    private readonly StoreFlag _store = new();
    private readonly Option<string?> _out =
        PathArgument.Option("--out", "The file to write (default: standard output).", "file");

    private readonly Option<string> _format = new("--format")
    {
        Description = "json or csv.", HelpName = "format", DefaultValueFactory = _ => "json",
    };

    private readonly RunFilterFlags _filter = new(usual: 0);

    private HistoryExportCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var export = new HistoryExportCommand(terminal);
        var command = new Command("export", "Writes runs with their tests and points for other programs.");
        new List<Option>([export._format, export._out, .. export._filter.Options, export._store.Option])
            .ForEach(command.Add);
        export._format.AcceptOnlyFromAmong("json", "csv");
        command.SetAction((parsed, _) => Task.FromResult((int)export.Run(parsed)));
        return command;
    }

    private ExitCode Run(ParseResult parsed)
    {
        using var history = HistoryStore.OpenToRead(_store.Of(parsed, _terminal, _terminal.Folder));
        var (filter, isJson) = (_filter.Of(parsed), parsed.GetValue(_format) == "json");
        if (parsed.GetValue(_out) is { } path)
        {
            WholeFiles.Write(File(history, filter, isJson, _terminal.Full(path)));
            return ExitCode.Pass;
        }

        _terminal.Out.Write(isJson ? $"{NetraJson.ForTerminal(HistoryExport.Json(history, filter))}\n"
            : HistoryExport.Csv(history, filter));
        return ExitCode.Pass;
    }

    private static WholeFile File(HistoryReader history, RunFilter filter, bool isJson, string path) => isJson
        ? WholeFile.OfJson(path, HistoryExport.Json(history, filter))
        : WholeFile.OfText(path, writer => writer.Write(HistoryExport.Csv(history, filter)));
}
