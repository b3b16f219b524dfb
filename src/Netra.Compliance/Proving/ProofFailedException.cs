namespace Netra.Compliance.Proving;

/// <summary>A proof or a check of the proof engine did not come out as it must; the message says why in one sentence.</summary>
/// <param name="message">The sentence.</param>
public sealed class ProofFailedException(string message) : Exception(message);
