using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using Netra.Compliance.Cli.Backends;
using Netra.Compliance.Cli.Building;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Commands;

/// <summary><c>netra with-backends</c>: runs any command against the servers that a run would meet.</summary>
internal sealed class WithBackendsCommand(Terminal terminal)
{
    private readonly Option<BackendMode> _backends = BuildOptions.Backends(BackendMode.Services);

    private readonly Argument<string[]> _command = new("command")
    {
        Description = "The command and its arguments, after --.",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Command Create(Terminal terminal)
    {
        var with = new WithBackendsCommand(terminal);
        var command = new Command("with-backends", "Starts servers, runs a command that finds them in its environment, and stops them.");
        command.Add(with._backends);
        command.Add(with._command);
        command.SetAction(with.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var plan = BackendStart.Plan(parsed.GetValue(_backends));
        await using var session = await BackendStart.RunAsync(plan, ProgressWatch.On(terminal), cancellation);
        var code = await ShowAsync(parsed.GetValue(_command)!, session.Variables(), cancellation);
        var deaths = await session.DeathsAsync(cancellation);
        deaths.ToList().ForEach(terminal.Error.WriteLine);
        return code == 0 && deaths.Length > 0 ? (int)ExitCode.TestsFailed : code;
    }

    private async Task<int> ShowAsync(string[] command, IReadOnlyDictionary<string, string?> variables, CancellationToken cancellation)
    {
        try
        {
            return await ProcessRun.ShowAsync(new(command[0], command[1..]) { WorkingDirectory = terminal.Folder }, variables, cancellation);
        }
        catch (Win32Exception exception)
        {
            throw new Refusal(ExitCode.Usage, $"{command[0]} cannot be run: {exception.Message}");
        }
    }
}
