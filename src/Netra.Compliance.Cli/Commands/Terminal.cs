namespace Netra.Compliance.Cli.Commands;

/// <summary>Where the tool speaks, and the folder it was called in.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Everything that is no result: refusals, notes, progress.</param>
/// <param name="IsInteractive">A person watches, so that progress may redraw its line.</param>
/// <param name="Folder">The folder that relative paths start from.</param>
public sealed record Terminal(TextWriter Out, TextWriter Error, bool IsInteractive, string Folder)
{
    /// <summary>Results.</summary>
    public TextWriter Out { get; } = new PlainWriter(Out);

    /// <summary>Everything that is no result: refusals, notes, progress.</summary>
    public TextWriter Error { get; } = new PlainWriter(Error);

    /// <summary>The error stream for a line that redraws itself; whoever writes to it makes the text of others plain first.</summary>
    internal TextWriter Live { get; } = Error;

    /// <summary>The process's own.</summary>
    public static Terminal Ours => new(Console.Out, Console.Error, !Console.IsErrorRedirected, Environment.CurrentDirectory);

    /// <summary>The full path of what the caller wrote.</summary>
    public string Full(string path) => Path.GetFullPath(path, Folder);
}
