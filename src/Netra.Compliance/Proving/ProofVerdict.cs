namespace Netra.Compliance.Proving;

/// <summary>What a proof found.</summary>
public enum ProofVerdict
{
    /// <summary>The point passes without the fault, fails by an assertion under it, and passes again.</summary>
    Caught,

    /// <summary>The fault ran, or cannot tell if it did, and the point passed all the same.</summary>
    Survived,

    /// <summary>The point passed and the fault never ran, so it could show nothing.</summary>
    Vacuous,

    /// <summary>Nothing can be said: the point fails by itself, or time, set-up, clean-up or a crash got in the way.</summary>
    Inconclusive,
}
