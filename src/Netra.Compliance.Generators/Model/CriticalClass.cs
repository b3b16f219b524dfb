namespace Netra.Compliance.Generators.Model;

/// <summary>A class that is a critical test or a journey, or holds critical tests; all that is emitted for it follows from this.</summary>
/// <param name="Name">How the class is called, in every language spoken here.</param>
/// <param name="Shape">What kind of class it is.</param>
/// <param name="Lifetime">What the class itself does before and after each test.</param>
/// <param name="Wiring">Its collection, constructor, fixtures and traits as the user wrote them.</param>
/// <param name="Tests">The critical tests in it, by number, and the journey; at least one.</param>
/// <param name="HasOtherTests">Whether xunit runs methods of the class that belong to none of these.</param>
internal sealed record CriticalClass(
    ClassName Name,
    ClassShape Shape,
    Lifetime Lifetime,
    ClassWiring Wiring,
    EquatableArray<CriticalTest> Tests,
    bool HasOtherTests)
{
    /// <summary>All coverage points, of all tests in the class.</summary>
    public IEnumerable<Point> Points => Tests.SelectMany(test => test.Points);
}
