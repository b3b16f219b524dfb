namespace Netra.Compliance;

/// <summary>Declares a critical test: a class whose tests are its coverage points, or one method that is its only
/// point.</summary>
/// <param name="number">Position in the portfolio, from 1 without gaps; unique in the assembly.</param>
/// <param name="title">What a reader of the report calls the test; not blank.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public sealed class CriticalTestAttribute(int number, string title) : Attribute
{
    /// <summary>Position in the portfolio, from 1 without gaps.</summary>
    public int Number { get; } = number;

    /// <summary>What a reader of the report calls the test.</summary>
    public string Title { get; } = title;
}

/// <summary>Describes what a coverage point covers, in one sentence that the report shows.</summary>
/// <param name="behaviour">The behaviour, as a sentence; not blank.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class CoversAttribute(string behaviour) : Attribute
{
    /// <summary>The behaviour, as a sentence.</summary>
    public string Behaviour { get; } = behaviour;
}

/// <summary>Names a fault under which a coverage point must fail.</summary>
/// <param name="fault">A concrete <see cref="Netra.Compliance.Fault"/> with a public parameterless constructor.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class ProvenByAttribute(Type fault) : Attribute
{
    /// <summary>The type of the fault.</summary>
    public Type Fault { get; } = fault;
}

/// <summary>Marks a method that fails the test when an expectation is not met, so that a call of it counts as an
/// assertion.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class AssertionMethodAttribute : Attribute;

/// <summary>Justifies a mock, stub or fake in an integration test.</summary>
/// <param name="reason">Why the real dependency cannot be used; not blank.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Field | AttributeTargets.Property
    | AttributeTargets.Assembly, Inherited = false)]
public sealed class MockJustifiedAttribute(string reason) : Attribute
{
    /// <summary>Why the real dependency cannot be used.</summary>
    public string Reason { get; } = reason;
}
