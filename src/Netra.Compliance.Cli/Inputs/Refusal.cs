namespace Netra.Compliance.Cli.Inputs;

/// <summary>The tool stops here: one sentence for the user, one exit code for the caller.</summary>
/// <remarks>A line break within the sentence comes from a name, and is replaced as it is everywhere.</remarks>
public sealed class Refusal(ExitCode code, string sentence) : Exception(PlainText.Line(sentence))
{
    /// <summary>The exit code that goes with the sentence.</summary>
    public ExitCode Code { get; } = code;

    /// <summary>What others said that explains it, a line each: a compiler, a server.</summary>
    public IReadOnlyList<string> Said { get; init; } = [];

    /// <summary>An input that is not what it should be.</summary>
    public static Refusal Unreadable(string path, string why) => new(ExitCode.Unreadable, $"{path} {why}");

    /// <summary>A file of quite another kind, which a search through a folder may pass over.</summary>
    public static Refusal Foreign(string path, string why) => new(ExitCode.Unreadable, $"{path} {why}") { IsForeign = true };

    /// <summary>Whether the input is of quite another kind, and not a damaged one of the kind that was asked for.</summary>
    public bool IsForeign { get; private init; }
}
