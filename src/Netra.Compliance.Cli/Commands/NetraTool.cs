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
    public static async Task<ExitCode> RunAsync(string[] args, Terminal terminal, CancellationToken cancellation = default)
    {
        try
        {
            return await InvokeAsync(Root(terminal).Parse(args, Parsing), terminal, cancellation);
        }
        catch (Exception exception)
        {
            var (code, sentence) = Failure.Of(exception);
            await TellAsync(terminal, sentence);
            return code;
        }
    }

    private static async Task TellAsync(Terminal terminal, string sentence)
    {
        try
        {
            await terminal.Error.WriteLineAsync(sentence);
        }
        catch (IOException)
        {
            // The error stream is full or closed: nobody can be told, and the exit code says it all the same.
        }
    }

    private static async Task<ExitCode> InvokeAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        if (parsed.Errors.Count > 0)
        {
            OutputFolder.Withdraw(parsed, terminal);
            throw new Refusal(ExitCode.Usage, $"{Telling(parsed.Errors)} Try 'netra --help'.");
        }

        return (ExitCode)await parsed.InvokeAsync(Configuration(terminal), cancellation);
    }

    /// <summary>Signals are the program's own affair: the library would give what was started two seconds to stop.</summary>
    private static InvocationConfiguration Configuration(Terminal terminal) => new()
    {
        Output = terminal.Out,
        Error = terminal.Error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    /// <summary>The one error that tells most: a misspelt option, before what it leaves over.</summary>
    private static string Telling(IEnumerable<ParseError> errors) =>
        errors.Select(error => error.Message).OrderByDescending(message => message.Contains("'-", StringComparison.Ordinal)).First();

    private static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand("Joins what critical tests declare, what happened when they ran, and what the rules found, into a report in money.");
        Commands(terminal).ForEach(root.Add);
        ManualPage.Attach(root);
        return root;
    }

    private static List<Command> Commands(Terminal terminal) =>
    [
        RunCommand.Create(terminal),
        ReportCommand.Create(terminal),
        ListCommand.Create(terminal),
        CheckCommand.Create(terminal),
        BackendsCommand.Create(terminal),
        WithBackendsCommand.Create(terminal),
    ];
}
