using Spectre.Console;

namespace Netra.Compliance.Cli.Commands;

/// <summary>A console without colours, for output that may be piped.</summary>
internal static class PlainConsole
{
    private const int Width = 120;

    public static IAnsiConsole On(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = Width;
        return console;
    }
}
