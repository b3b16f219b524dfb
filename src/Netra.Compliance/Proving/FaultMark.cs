namespace Netra.Compliance.Proving;

/// <summary>A fault that a proof uses.</summary>
/// <param name="Type">Its type, which the journal names.</param>
/// <param name="Create">Makes a new one; a fault is used once.</param>
public sealed record FaultMark(Type Type, Func<Fault> Create);
