using System.CommandLine;
using Netra.Compliance.Cli.Alerts;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Settings;

namespace Netra.Compliance.Cli.Commands;

/// <summary><c>netra notify</c>: sends what has changed since the last alert.</summary>
internal sealed class NotifyCommand
{
    private const string Ledger = "artifacts/compliance/ledger.json";

    private readonly Terminal _terminal;
    private readonly Argument<string?> _ledger = PathArgument.Optional(
        "path", $"The ledger.json of a run (default: {Ledger}).");

    private readonly Option<string?> _previous = PathArgument.Option(
        "--previous", "The ledger that counts as told where nothing was sent yet.", "ledger.json");

    private readonly Option<string?> _state = PathArgument.Option(
        "--state", $"The file that remembers what was sent (default: .netra/{AlertRun.Memory} beside netra.json).",
        "file");

    private readonly Option<bool> _dryRun =
        new("--dry-run") { Description = "Print what would be sent; send nothing." };

    private NotifyCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var notify = new NotifyCommand(terminal);
        var command =
            new Command("notify", "Sends alerts about what has changed: webhook, Slack, Teams, Alertmanager.");
        command.Add(notify._ledger);
        new List<Option> { notify._previous, notify._state, notify._dryRun }.ForEach(command.Add);
        command.SetAction(async (parsed, cancellation) => (int)await notify.RunAsync(parsed, cancellation));
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var ledger = AlertedLedger.Read(_terminal.Full(parsed.GetValue(_ledger) ?? Ledger));
        var previous = parsed.GetValue(_previous) is { } path ? AlertedLedger.Read(_terminal.Full(path)).Status : null;
        var state = parsed.GetValue(_state) is { } stated
            ? _terminal.Full(stated) : NetraFolder.File(_terminal.Folder, AlertRun.Memory);
        var run = new AlertRun(AlertTarget.Of(_terminal.Variable), state, previous);
        return parsed.GetValue(_dryRun) ? Show(run, ledger) : await SendAsync(run, ledger, cancellation);
    }

    private ExitCode Show(AlertRun run, AlertedLedger ledger)
    {
        run.Show(ledger, TimeProvider.System, _terminal.Out);
        return ExitCode.Pass;
    }

    private async Task<ExitCode> SendAsync(AlertRun run, AlertedLedger ledger, CancellationToken cancellation) =>
        await run.SendAsync(ledger, TimeProvider.System, _terminal.Out, cancellation) == 0
            ? ExitCode.Pass : ExitCode.Unreadable;
}
