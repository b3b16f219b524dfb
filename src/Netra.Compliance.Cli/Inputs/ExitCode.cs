namespace Netra.Compliance.Cli.Inputs;

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
