using System.Collections.Immutable;
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

    /// <summary>Everything that is judged and proven: the points of the tests and the steps of the journeys, with their classes.</summary>
    public IEnumerable<(string Class, DeclaredPoint Point)> Points =>
        Tests.SelectMany(test => test.Points.Select(point => (test.Class, point)))
            .Concat(Journeys.SelectMany(journey => journey.Steps.Select(step => (journey.Class, step.Point))));

    /// <summary>The assertions of the points; null when they were not looked for, or the assembly has no portable PDB.</summary>
    public AssertionMap? Assertions { get; init; }

    /// <summary>Where the points stand; null when nobody asked, or the assembly has no portable PDB.</summary>
    public PointPlaces? Places { get; init; }

    /// <summary>The format's name.</summary>
    public const string Format = "netra.catalog";
}
