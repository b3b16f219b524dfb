using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Honesty.Reaching;

/// <summary>What a body uses.</summary>
/// <param name="Called">Methods, constructors, accessors and operators, each once.</param>
/// <param name="Used">Fields and types that are named, each once.</param>
/// <param name="Own">What of all these stands in the project of tests, to be followed.</param>
/// <param name="MeetsProduct">Whether something in it is the product's, or a door behind which it may stand.</param>
/// <param name="Tries">Whether it catches exceptions.</param>
internal sealed record BodyFacts(
    ImmutableArray<IMethodSymbol> Called,
    ImmutableArray<ISymbol> Used,
    ImmutableArray<ISymbol> Own,
    bool MeetsProduct,
    bool Tries)
{
    /// <summary>Whether something in it could fail a test on purpose, if it were run and awaited.</summary>
    public required bool Mentions { get; init; }

    /// <summary>Whether something in it can fail a test on purpose.</summary>
    public required bool Expects { get; init; }

    /// <summary>What of its own members is called so that a failure reaches it.</summary>
    public required ImmutableArray<ISymbol> Heard { get; init; }
}
