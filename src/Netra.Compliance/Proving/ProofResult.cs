using Netra.Compliance.Journaling;

namespace Netra.Compliance.Proving;

/// <summary>The verdict of one proof.</summary>
/// <param name="Verdict">What was found.</param>
/// <param name="Message">Why, in one sentence.</param>
/// <param name="Duration">What its own run of the point took, and its share of the runs before and after.</param>
/// <param name="Source">The line of the point that failed under the fault; null when none did, or when it is not known.</param>
public sealed record ProofResult(ProofVerdict Verdict, string Message, TimeSpan Duration, SourceLine? Source = null);
