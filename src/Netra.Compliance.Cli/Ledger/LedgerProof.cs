using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>One fault and what the engine says of it; the duration in milliseconds.</summary>
public sealed record LedgerProof(string Fault, ProofVerdict Verdict, string? Message, double DurationMs)
{
    /// <summary>Whether it ran, by an engine that could see, and the fault was not caught.</summary>
    [JsonIgnore]
    public bool IsFailed => Verdict is ProofVerdict.Survived or ProofVerdict.Vacuous or ProofVerdict.Inconclusive;
}

/// <summary>What became of a fault, best to worst; the worst of several is the greatest.</summary>
[JsonConverter(typeof(ExactName<ProofVerdict>))]
public enum ProofVerdict
{
    /// <summary>The point failed under it, for the right reason.</summary>
    Caught,

    /// <summary>Nothing ran it.</summary>
    NotRun,

    /// <summary>It ran, but the engine's controls did not hold.</summary>
    Void,

    /// <summary>A time-out, a broken set-up or a crash: nothing is shown.</summary>
    Inconclusive,

    /// <summary>The point never reached the broken behaviour.</summary>
    Vacuous,

    /// <summary>The point passed although the behaviour was broken.</summary>
    Survived,
}
