namespace Netra.Compliance;

/// <summary>Says in a sentence what a coverage point covers; the report shows it.</summary>
/// <param name="behaviour">The behaviour, as a sentence; not blank.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class CoversAttribute(string behaviour) : Attribute
{
    /// <summary>The behaviour, as a sentence.</summary>
    public string Behaviour { get; } = behaviour;
}
