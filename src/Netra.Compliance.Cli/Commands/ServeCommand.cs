using System.CommandLine;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Live;
using Netra.Compliance.Cli.Serving;

namespace Netra.Compliance.Cli.Commands;

/// <summary><c>netra serve</c>: the dashboard.</summary>
internal sealed class ServeCommand
{
    private readonly Terminal _terminal;
    private readonly StoreFlag _store = new();
    private readonly Option<string?> _url = new("--url")
    {
        Description = $"Where it listens (default: {DashboardPlace.UrlVariable}, else http://127.0.0.1:5180). "
            + $"An address that other machines reach needs {DashboardPlace.TokenVariable}.",
        HelpName = "url",
    };

    private ServeCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var serve = new ServeCommand(terminal);
        var command = new Command("serve", "Shows the history, and runs while they go, as web pages.");
        command.Add(serve._url);
        command.Add(serve._store.Option);
        command.SetAction(async (parsed, cancellation) => (int)await serve.RunAsync(parsed, cancellation));
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var place = DashboardPlace.Of(parsed.GetValue(_url), _terminal.Variable);
        var history = _store.Of(parsed, _terminal, _terminal.Folder);
        await using var server = await DashboardServer.StartAsync(place, history, _terminal.Clock);
        await _terminal.Out.WriteLineAsync($"Dashboard of {history.Name}: {server.Address} (Ctrl-C ends it)");
        await _terminal.Out.FlushAsync(CancellationToken.None);
        await server.RunAsync(cancellation);
        return ExitCode.Pass;
    }
}
