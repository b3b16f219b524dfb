using Netra.Compliance.Proving;

namespace Netra.Compliance.Journaling;

/// <summary>The outcome of one proof.</summary>
/// <param name="Class">CLR full name of the critical test's class.</param>
/// <param name="Point">The coverage point, as the catalog names it.</param>
/// <param name="Fault">CLR full name of the fault.</param>
/// <param name="Result">The verdict and its reason.</param>
public sealed record ProofRecord(string Class, string Point, string Fault, ProofResult Result);
