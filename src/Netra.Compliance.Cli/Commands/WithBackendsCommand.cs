using System.CommandLine;
using System.ComponentModel;
using Netra.Compliance.Cli.Backends;
using Netra.Compliance.Cli.Building;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Models;
using Netra.Compliance.Cli.Running;

namespace Netra.Compliance.Cli.Commands;

/// <summary><c>netra with-backends</c>: runs any command against the servers that a run would meet.</summary>
internal sealed class WithBackendsCommand(Terminal terminal)
{
    private readonly Option<BackendMode> _backends = BuildOptions.Backends(BackendMode.Services);

    private readonly ModelFlags _model = new();

    private readonly Argument<string[]> _command = new("command")
    {
        Description = "The command and its arguments, after --.",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Command Create(Terminal terminal)
    {
        var with = new WithBackendsCommand(terminal);
        var command = new Command(
            "with-backends", "Starts servers, runs a command with their addresses in its environment, and stops them.");
        command.Add(with._backends);
        with._model.AddTo(command);
        command.Add(with._command);
        command.SetAction(with.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (asked, plan) = (_model.Plan(parsed), BackendStart.Plan(parsed.GetValue(_backends)));
        await using var session = await BackendStart.RunAsync(plan, ProgressWatch.On(terminal), cancellation);
        await using var model = await ModelSession.StartAsync(asked);
        var variables = model.Over(session.Variables());
        var code = await model.WithinLimitsAsync(
            token => ShowAsync(parsed.GetValue(_command)!, variables, token), cancellation);
        Show(await model.EndAsync());
        return code is { } ended ? await JudgeAsync(ended, session, cancellation) : (int)ExitCode.Budget;
    }

    private async Task<int> JudgeAsync(int code, BackendSession session, CancellationToken cancellation)
    {
        var deaths = await session.DeathsAsync(cancellation);
        deaths.ToList().ForEach(terminal.Error.WriteLine);
        return code == 0 && deaths.Length > 0 ? (int)ExitCode.TestsFailed : code;
    }

    private void Show(ModelUsage? usage)
    {
        var lines = usage is null ? [] : new[] { usage.Stopped, $"Model: {usage.Text}" };
        lines.OfType<string>().Select(PlainText.Line).ToList().ForEach(terminal.Error.WriteLine);
    }

    private async Task<int> ShowAsync(
        string[] command, IReadOnlyDictionary<string, string?> variables, CancellationToken cancellation)
    {
        try
        {
            return await ProcessRun.ShowAsync(
                new(command[0], command[1..]) { WorkingDirectory = terminal.Folder }, variables, cancellation);
        }
        catch (Win32Exception exception)
        {
            throw new Refusal(ExitCode.Usage, $"{command[0]} cannot be run: {exception.Message}");
        }
    }
}
