namespace Netra.Compliance.Generators.Model;

/// <summary>A coverage point: one test method of a critical test.</summary>
/// <param name="Key">What names the point in every file: the method, with its parameters' types if several tests share the name.</param>
/// <param name="Display">What a reader calls it.</param>
/// <param name="Covers">The behaviour in a sentence; null when not stated.</param>
/// <param name="Call">How the method is called.</param>
/// <param name="Theory">The rows of a theory; null for a fact.</param>
/// <param name="Faults">The faults under which it must fail.</param>
internal sealed record Point(
    string Key,
    string Display,
    string? Covers,
    PointCall Call,
    Theory? Theory,
    EquatableArray<Fault> Faults)
{
    /// <summary>What declares the point as a step of a journey; null where nothing does.</summary>
    public Step? Step { get; init; }
}

/// <param name="Number">Position in the journey.</param>
/// <param name="Title">What a reader calls the step.</param>
/// <param name="GuardedBy">The numbers of the critical tests that guard it, as declared.</param>
internal sealed record Step(int Number, string Title, EquatableArray<int> GuardedBy);
