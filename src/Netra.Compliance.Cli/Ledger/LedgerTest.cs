using System.Collections.Immutable;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>One critical test: what it is worth (US dollars a month) and what is known of it.</summary>
public sealed record LedgerTest(
    int Number,
    string Title,
    string Module,
    decimal? MonthlyRevenueUsd,
    string? Category,
    string? Stage,
    RevenueState State,
    ImmutableArray<LedgerPoint> Points,
    string Assembly,
    string Class,
    string? Justification,
    string? Segment,
    string? Owner);
