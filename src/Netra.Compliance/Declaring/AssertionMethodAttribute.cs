namespace Netra.Compliance;

/// <summary>Marks a method that fails the test when an expectation is not met, so that a call of it counts as an assertion.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class AssertionMethodAttribute : Attribute;
