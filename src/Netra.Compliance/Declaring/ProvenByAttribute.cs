namespace Netra.Compliance;

/// <summary>Names a fault under which a coverage point must fail.</summary>
/// <param name="fault">A concrete <see cref="Netra.Compliance.Fault"/> with a public parameterless constructor.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class ProvenByAttribute(Type fault) : Attribute
{
    /// <summary>The type of the fault.</summary>
    public Type Fault { get; } = fault;
}
