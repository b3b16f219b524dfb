namespace Netra.Compliance.Cli.Commands;

/// <summary>Where the tool speaks, and the folder it was called in.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Everything that is no result: refusals, notes, progress.</param>
/// <param name="IsInteractive">A person watches, so that progress may redraw its line.</param>
/// <param name="Folder">The folder that relative paths start from.</param>
/// <param name="Colours">Where a person sees colours.</param>
public sealed record Terminal(
    TextWriter Out, TextWriter Error, bool IsInteractive, string Folder, Coloured Colours = Coloured.None)
{
    /// <summary>Results.</summary>
    public TextWriter Out { get; } = new PlainWriter(Out, Colours.HasFlag(Coloured.Out));

    /// <summary>Everything that is no result: refusals, notes, progress.</summary>
    public TextWriter Error { get; } = new PlainWriter(Error, Colours.HasFlag(Coloured.Error));

    /// <summary>The error stream for a line that redraws itself; whoever writes to it makes the text of others plain
    /// first.</summary>
    internal TextWriter Live { get; } = Error;

    /// <summary>The output for lines that a build service reads as commands; whoever writes to it escapes the text of
    /// others.</summary>
    internal TextWriter ForBuildService { get; } = Out;

    /// <summary>The environment that the tool was called in.</summary>
    internal Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>What time it is.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The process's own.</summary>
    public static Terminal Ours => new(
        Console.Out, Console.Error, !Console.IsErrorRedirected, Environment.CurrentDirectory, ColoursOf(
            !Console.IsOutputRedirected, !Console.IsErrorRedirected, Environment.GetEnvironmentVariable));

    /// <summary>The full path of what the caller wrote.</summary>
    public string Full(string path) => Path.GetFullPath(path, Folder);

    /// <summary>Colours go to terminals alone, and to none where <c>NO_COLOR</c> is set or the terminal is
    /// dumb.</summary>
    internal static Coloured ColoursOf(bool isOutTerminal, bool isErrorTerminal, Func<string, string?> variable) =>
        variable("NO_COLOR") is { Length: > 0 } || variable("TERM") == "dumb" ? Coloured.None
            : (isOutTerminal ? Coloured.Out : Coloured.None) | (isErrorTerminal ? Coloured.Error : Coloured.None);

    /// <summary>The last line of the results: what the exit code says.</summary>
    internal void Conclude(string sentence, bool isGood) => ((PlainWriter)Out).Conclude(sentence, isGood);

    /// <summary>The last line of a command that stopped, after what others said that explains it.</summary>
    internal void Refuse(string sentence, IReadOnlyList<string> said)
    {
        try
        {
            said.Select(Inputs.PlainText.Line).ToList().ForEach(Error.WriteLine);
            ((PlainWriter)Error).Conclude(sentence, isGood: false);
        }
        catch (IOException)
        {
            // The error stream is full or closed: nobody can be told, and the exit code says it all the same.
        }
    }
}

/// <summary>The streams on which a person sees colours.</summary>
[Flags]
public enum Coloured
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Results.</summary>
    Out = 1,

    /// <summary>Everything that is no result.</summary>
    Error = 2,
}
