namespace Netra.Compliance;

/// <summary>Declares a critical test: a class whose tests are its coverage points, or one method that is its only point.</summary>
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
