using System.ComponentModel;

namespace Netra.Compliance.Journaling;

/// <summary>What became of a fault, best to worst: of several runs the worst counts.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ProofVerdict
{
    /// <summary>The point passes without the fault, fails by an assertion under it, and passes again.</summary>
    Caught,

    /// <summary>No run took the proof: said by a ledger, never by a proof.</summary>
    NotRun,

    /// <summary>The proof ran, but the engine's controls did not hold: said by a ledger, never by a proof.</summary>
    Void,

    /// <summary>Nothing can be said: the point fails by itself, or time, set-up, clean-up or a crash got in the
    /// way.</summary>
    Inconclusive,

    /// <summary>The point passed and the fault never ran, so it could show nothing.</summary>
    Vacuous,

    /// <summary>The fault ran, or cannot tell if it did, and the point passed all the same.</summary>
    Survived,
}
