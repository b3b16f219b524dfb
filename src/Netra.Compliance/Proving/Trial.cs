namespace Netra.Compliance.Proving;

/// <summary>What one run of a point under a fault showed.</summary>
/// <param name="WasInjected">A fixture took the fault.</param>
/// <param name="WasMissed">The fault can tell, and was not reached; asked only when the point stays green.</param>
/// <param name="Result">How the point ended.</param>
internal sealed record Trial(bool WasInjected, bool WasMissed, AttemptResult Result);
