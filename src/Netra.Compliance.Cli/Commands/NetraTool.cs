using System.CommandLine;
using System.CommandLine.Parsing;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Commands;

/// <summary>The tool as a whole: from a command line to an exit code.</summary>
public static class NetraTool
{
    /// <summary>A path may begin with <c>@</c>: it is no file of more arguments.</summary>
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs a command line; every failure is one sentence and an exit code.</summary>
    public static async Task<ExitCode> RunAsync(
        string[] args, Terminal terminal, CancellationToken cancellation = default)
    {
        try
        {
            return await InvokeAsync(Root(terminal).Parse(args, Parsing), terminal, cancellation);
        }
        catch (Exception exception)
        {
            var failure = Failure.Of(exception);
            terminal.Refuse(failure.Sentence, failure.Said);
            return failure.Code;
        }
    }

    private static async Task<ExitCode> InvokeAsync(
        ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            RequireUnderstood(parsed, terminal);
            return (ExitCode)await parsed.InvokeAsync(Configuration(terminal), cancellation);
        }
        catch (Refusal refusal) when (refusal.Code == ExitCode.Usage)
        {
            OutputFolder.Withdraw(parsed, terminal);
            throw;
        }
    }

    private static void RequireUnderstood(ParseResult parsed, Terminal terminal)
    {
        if (parsed.Errors.Count > 0)
        {
            var telling = Telling(parsed.Errors);
            throw new Refusal(ExitCode.Usage, $"{telling}{Suggestion.Question(telling, parsed)} Try 'netra --help'.");
        }

        if (StrayWord.In(parsed, terminal) is { } stray)
        {
            throw new Refusal(ExitCode.Usage, $"{stray} Try 'netra --help'.");
        }
    }

    /// <summary>Signals are the program's own affair: the library would give what was started two seconds to
    /// stop.</summary>
    private static InvocationConfiguration Configuration(Terminal terminal) => new()
    {
        Output = terminal.Out,
        Error = terminal.Error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    /// <summary>The one error that tells most: a misspelt option, before what it leaves over, before what is
    /// missing.</summary>
    private static string Telling(IEnumerable<ParseError> errors) =>
        errors.Select(error => error.Message.Split(" as expected type") is [var said, _] ? $"{said}." : error.Message)
            .OrderByDescending(message => message.Contains("'-", StringComparison.Ordinal))
            .ThenByDescending(message => message.StartsWith("Unrecognized", StringComparison.Ordinal)).First();

    private static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand(
            "Combines what critical tests declare, their results and the rules' findings into one report "
            + "in dollars.");
        Commands(terminal).ForEach(root.Add);
        ManualPage.Attach(root);
        return root;
    }

    private static List<Command> Commands(Terminal terminal) =>
    [
        RunCommand.Create(terminal), ReportCommand.Create(terminal),
        ListCommand.Create(terminal), PlanCommand.Create(terminal),
        CheckCommand.Create(terminal), HistoryCommand.Create(terminal), NotifyCommand.Create(terminal),
        ServeCommand.Create(terminal),
        BackendsCommand.Create(terminal), WithBackendsCommand.Create(terminal),
    ];
}
