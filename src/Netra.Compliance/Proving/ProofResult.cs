using Netra.Compliance.Journaling;

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

    /// <summary>Nothing can be said: the point fails by itself, or time, set-up, clean-up or a crash got in the
    /// way.</summary>
    Inconclusive,
}

/// <summary>The verdict of one proof.</summary>
/// <param name="Verdict">What was found.</param>
/// <param name="Message">Why, in one sentence.</param>
/// <param name="Duration">What its own run of the point took, and its share of the runs before and after.</param>
/// <param name="Source">The line of the point that failed under the fault; null when none did, or when it is not
/// known.</param>
public sealed record ProofResult(ProofVerdict Verdict, string Message, TimeSpan Duration, SourceLine? Source = null);

/// <summary>A proof or a check of the proof engine did not come out as it must; the message says why.</summary>
/// <param name="message">The sentence.</param>
public sealed class ProofFailedException(string message) : Exception(message);
