using System.Text;
using Netra.Compliance.Cli.Inputs;
using Spectre.Console;

namespace Netra.Compliance.Cli.Commands;

/// <summary>A console without colours, for output that may be piped.</summary>
internal static class PlainConsole
{
    private const int Width = 120;

    public static IAnsiConsole On(TextWriter writer)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors,
                Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = Width;
        return console;
    }
}

/// <summary>The one way of text to the terminal: names and messages of others can steer neither it nor a build
/// service.</summary>
/// <param name="inner">Where the text goes.</param>
/// <param name="isColoured">A person sees colours there.</param>
internal sealed class PlainWriter(TextWriter inner, bool isColoured = false) : TextWriter
{
    private readonly BuildCommands _commands = new();

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    [System.Diagnostics.CodeAnalysis.AllowNull]
    public override string NewLine
    {
        get => inner.NewLine;
        set => inner.NewLine = value;
    }

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Write(new string(buffer));

    /// <inheritdoc/>
    public override void Write(string? value) => inner.Write(_commands.Break(PlainText.Lines(value ?? "")));

    /// <inheritdoc/>
    public override void WriteLine()
    {
        inner.WriteLine();
        _commands.EndLine();
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        Write(value);
        WriteLine();
    }

    /// <summary>The sentence that a command ends with, green or red where there are colours.</summary>
    public void Conclude(string sentence, bool isGood)
    {
        inner.Write(!isColoured ? "" : isGood ? "\u001b[32m" : "\u001b[31m");
        Write(PlainText.Line(sentence));
        inner.Write(isColoured ? "\u001b[0m" : "");
        WriteLine();
    }

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();
}
