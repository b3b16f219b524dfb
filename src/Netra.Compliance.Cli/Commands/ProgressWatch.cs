using Netra.Compliance.Cli.Running;
using Spectre.Console;

namespace Netra.Compliance.Cli.Commands;

/// <summary>The watch that suits a terminal.</summary>
internal static class ProgressWatch
{
    public static IRunWatch On(Terminal terminal) =>
        terminal.IsInteractive
            ? new LiveWatch(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Live) }),
                TimeProvider.System)
            : new PlainWatch(terminal.Error, TimeProvider.System);
}
