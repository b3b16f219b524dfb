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
    public static Refusal Foreign(string path, string why) =>
        new(ExitCode.Unreadable, $"{path} {why}") { IsForeign = true };

    /// <summary>Whether the input is of quite another kind, and not a damaged one of the kind that was asked
    /// for.</summary>
    public bool IsForeign { get; private init; }
}

/// <summary>What the tool tells its caller; documented in docs/tool.md.</summary>
public enum ExitCode
{
    /// <summary>Every rule of the gate is met.</summary>
    Pass = 0,

    /// <summary>A defect of the tool itself.</summary>
    Internal = 1,

    /// <summary>A test failed, the run died, or the project does not build.</summary>
    TestsFailed = 2,

    /// <summary>The ledger misses a threshold, or the rules found something.</summary>
    Gate = 3,

    /// <summary>A fault was not caught.</summary>
    ProofFailed = 4,

    /// <summary>What is declared is missing, doubled, or never ran.</summary>
    Inventory = 5,

    /// <summary>An input cannot be read as what it should be.</summary>
    Unreadable = 6,

    /// <summary>The command line asks for something the tool does not know.</summary>
    Usage = 7,

    /// <summary>The proof engine's own controls did not hold, so no proof counts.</summary>
    EngineBlind = 8,

    /// <summary>A real model would have exceeded its budget, so the run was stopped.</summary>
    Budget = 9,
}
