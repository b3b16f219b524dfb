using System.Collections.Immutable;

namespace Netra.Compliance.Cli.Catalog;

/// <summary>One coverage point: a method, what it covers, and the faults that must make it fail.</summary>
public sealed record DeclaredPoint(
    string Method,
    string Name,
    string? Covers,
    bool Theory,
    ImmutableArray<string> Faults);
