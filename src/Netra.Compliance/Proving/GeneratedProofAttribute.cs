namespace Netra.Compliance.Proving;

/// <summary>Marks a generated class whose tests prove a critical test or check the proof engine, and do not themselves
/// test the product.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class GeneratedProofAttribute : Attribute;
