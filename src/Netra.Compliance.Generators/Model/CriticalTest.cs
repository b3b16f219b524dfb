namespace Netra.Compliance.Generators.Model;

/// <summary>A critical test, or a journey: it is proven like one, and has neither a number nor a value.</summary>
/// <param name="Number">Position in the portfolio.</param>
/// <param name="Title">What a reader calls the test.</param>
/// <param name="Member">The class's name, or the method's when the attribute is on one; not escaped.</param>
/// <param name="IsMethod">Whether the attribute is on a method, which is then the only point.</param>
/// <param name="Value">The stated value; null without <c>[BusinessValue]</c>.</param>
/// <param name="Points">The coverage points, as declared.</param>
internal sealed record CriticalTest(
    int Number,
    string Title,
    string Member,
    bool IsMethod,
    BusinessValue? Value,
    EquatableArray<Point> Points)
{
    /// <summary>Whether it is a journey, whose points are its steps by their numbers.</summary>
    public bool IsJourney { get; init; }
}

/// <param name="MonthlyRevenueUsd">Whole US dollars a month.</param>
/// <param name="Justification">Why the revenue would be lost.</param>
/// <param name="Groups">Category, stage and segment.</param>
/// <param name="Owner">Who answers for it; null when not stated.</param>
internal sealed record BusinessValue(int MonthlyRevenueUsd, string Justification, BusinessGroups Groups, string? Owner);

/// <summary>The names of the enumerations' members; <see cref="Unspecified"/> where nothing is stated.</summary>
internal sealed record BusinessGroups(string Category, string Stage, string Segment)
{
    public const string Unspecified = "Unspecified";
}
