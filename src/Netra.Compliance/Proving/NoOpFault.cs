namespace Netra.Compliance.Proving;

/// <summary>A fault that breaks nothing: under it every point must stay green.</summary>
public sealed class NoOpFault : Fault;
