namespace Netra.Compliance;

/// <summary>
/// Declares a journey: a class whose tests are the steps that a customer takes through the whole product, in order.
/// A journey has no number and no revenue; it is proven like a critical test.
/// </summary>
/// <param name="title">What a reader of the report calls the journey; not blank.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class JourneyAttribute(string title) : Attribute
{
    /// <summary>What a reader of the report calls the journey.</summary>
    public string Title { get; } = title;
}

/// <summary>Declares a test of a journey as one of its steps. Every step needs at least one
/// <see cref="ProvenByAttribute"/>.</summary>
/// <param name="number">Position in the journey, from 1 without gaps; unique in the journey.</param>
/// <param name="title">What a reader of the report calls the step; not blank.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class StepAttribute(int number, string title) : Attribute
{
    /// <summary>Position in the journey, from 1 without gaps.</summary>
    public int Number { get; } = number;

    /// <summary>What a reader of the report calls the step.</summary>
    public string Title { get; } = title;

    /// <summary>The numbers of the critical tests in the same assembly that guard this step; empty when not
    /// stated.</summary>
    public int[] GuardedBy { get; set; } = [];
}
