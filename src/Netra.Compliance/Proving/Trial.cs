namespace Netra.Compliance.Proving;

/// <summary>What one run of a point under a fault showed.</summary>
internal sealed record Trial(bool WasInjected, bool WasReached, AttemptResult Result);
