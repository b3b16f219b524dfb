using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Assertions;

namespace Netra.Compliance.Cli.Catalog;

/// <summary>The catalog of one assembly; several builds of the same declarations share it.</summary>
/// <param name="Header">What is declared as a whole.</param>
/// <param name="Mvids">The module version ids of the builds that carry exactly this catalog.</param>
/// <param name="Tests">The critical tests, by number and then by class.</param>
/// <param name="Path">The file that was read first.</param>
public sealed record AssemblyCatalog(
    CatalogHeader Header,
    ImmutableHashSet<Guid> Mvids,
    ImmutableArray<DeclaredTest> Tests,
    string Path)
{
    /// <summary>The newest major of the format that is read here.</summary>
    public const int Major = 1;

    /// <summary>The journeys, by title and then by class.</summary>
    public ImmutableArray<DeclaredJourney> Journeys { get; init; } = [];

    /// <summary>Everything that is judged and proven: the points of the tests and the steps of the journeys, with their
    /// classes.</summary>
    public IEnumerable<(string Class, DeclaredPoint Point)> Points =>
        Tests.SelectMany(test => test.Points.Select(point => (test.Class, point)))
            .Concat(Journeys.SelectMany(journey => journey.Steps.Select(step => (journey.Class, step.Point))));

    /// <summary>The assertions of the points; null when they were not looked for, or the assembly has no portable
    /// PDB.</summary>
    public AssertionMap? Assertions { get; init; }

    /// <summary>The source positions of the points; null without a portable PDB.</summary>
    public PointPlaces? Places { get; init; }

    /// <summary>The source of points and faults; null without a portable PDB.</summary>
    public CodeExcerpts? Excerpts { get; init; }

    /// <summary>The commit that it was built from, by its version; null when that does not say.</summary>
    public string? Commit { get; init; }

    /// <summary>The format's name.</summary>
    public const string Format = "netra.catalog";
}

/// <summary>What an assembly says of its critical tests as a whole.</summary>
/// <param name="Schema">The format, <c>netra.catalog/1</c>.</param>
/// <param name="Assembly">The assembly's simple name.</param>
/// <param name="Declared">The portfolio's total in US dollars a month; null when none is declared.</param>
/// <param name="Hash">Hash of the tests' fragments; the journal repeats it.</param>
public sealed record CatalogHeader(string Schema, string Assembly, decimal? Declared, string Hash);

/// <summary>One critical test as its attributes declare it; money in US dollars a month.</summary>
/// <remarks>A planned test is not written yet: it has no class (an empty name) and no points.</remarks>
public sealed record DeclaredTest
{
    /// <summary>Its number.</summary>
    public required int Number { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>The CLR full name of its class.</summary>
    public required string Class { get; init; }

    /// <summary>The module of the business that it belongs to.</summary>
    public required string Module { get; init; }

    /// <summary>US dollars a month that depend on it; null when not stated.</summary>
    public required decimal? MonthlyRevenueUsd { get; init; }

    /// <summary>Why that much depends on it; null when not stated.</summary>
    public required string? Justification { get; init; }

    /// <summary>The category of its value; null when not stated.</summary>
    public required string? Category { get; init; }

    /// <summary>The stage of the customers that it concerns; null when not stated.</summary>
    public required string? Stage { get; init; }

    /// <summary>The segment of the customers that it concerns; null when not stated.</summary>
    public required string? Segment { get; init; }

    /// <summary>Who answers for it; null when not stated.</summary>
    public required string? Owner { get; init; }

    /// <summary>Its coverage points.</summary>
    public required ImmutableArray<DeclaredPoint> Points { get; init; }

    /// <summary>Whether it is declared and not written yet.</summary>
    public bool Planned { get; init; }
}

/// <summary>One coverage point: a method, what it covers, and the faults that must make it fail.</summary>
public sealed record DeclaredPoint(
    string Method,
    string Name,
    string? Covers,
    bool Theory,
    ImmutableArray<string> Faults)
{
    /// <summary>The method without the types that tell it from its overloads.</summary>
    [JsonIgnore]
    public string BareMethod => Method.Split('(')[0];
}

/// <summary>One journey as its attributes declare it: steps through the whole product, without a number and without
/// revenue.</summary>
public sealed record DeclaredJourney(
    [property: JsonPropertyName("journey")] string Title,
    string Class,
    string Module,
    ImmutableArray<DeclaredStep> Steps);

/// <summary>One step of a journey: a method, the critical tests that guard it by their numbers, and the faults that
/// must make it fail.</summary>
/// <remarks>The number 0 stands for a test of the journey that declares no step.</remarks>
public sealed record DeclaredStep(
    int Number,
    string Title,
    string Method,
    bool Theory,
    ImmutableArray<int> GuardedBy,
    ImmutableArray<string> Faults)
{
    /// <summary>The step as a coverage point, which it is judged like.</summary>
    [JsonIgnore]
    public DeclaredPoint Point => new(Method, Title, null, Theory, Faults);
}
