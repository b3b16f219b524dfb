using System.Collections.Immutable;

namespace Netra.Compliance.Cli.Catalog;

/// <summary>One critical test as its attributes declare it; money in US dollars a month.</summary>
/// <remarks>A planned test is not written yet: it has no class (an empty name) and no points.</remarks>
public sealed record DeclaredTest(
    int Number,
    string Title,
    string Class,
    string Module,
    decimal? MonthlyRevenueUsd,
    string? Justification,
    string? Category,
    string? Stage,
    string? Segment,
    string? Owner,
    ImmutableArray<DeclaredPoint> Points,
    bool Planned = false);
