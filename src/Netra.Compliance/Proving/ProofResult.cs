namespace Netra.Compliance.Proving;

/// <summary>The verdict of one proof.</summary>
/// <param name="Verdict">What was found.</param>
/// <param name="Message">Why, in one sentence.</param>
/// <param name="Duration">What the whole proof took, all its runs of the point together.</param>
public sealed record ProofResult(ProofVerdict Verdict, string Message, TimeSpan Duration);
