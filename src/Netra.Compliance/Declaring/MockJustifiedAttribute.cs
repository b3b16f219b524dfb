namespace Netra.Compliance;

/// <summary>Says why a mock, stub or fake stands where an integration test would meet the real thing.</summary>
/// <param name="reason">Why the real thing cannot be met; not blank.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Assembly, Inherited = false)]
public sealed class MockJustifiedAttribute(string reason) : Attribute
{
    /// <summary>Why the real thing cannot be met.</summary>
    public string Reason { get; } = reason;
}
