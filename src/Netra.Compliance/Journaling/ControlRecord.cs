namespace Netra.Compliance.Journaling;

/// <summary>The outcome of one check of the proof engine.</summary>
/// <param name="Kind">Which check.</param>
/// <param name="Class">CLR full name of the class it was made on; null for the assembly's.</param>
/// <param name="Held">Whether the engine did what it must.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Point">The coverage point that it was made on, as the catalog names it; null for the
/// assembly's.</param>
public sealed record ControlRecord(ControlKind Kind, string? Class, bool Held, string Message, string? Point = null);
