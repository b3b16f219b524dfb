using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Honesty.Reaching;

/// <summary>What a body uses.</summary>
/// <param name="Called">Methods, constructors, accessors and operators, each once.</param>
/// <param name="Used">Fields and types that are named, each once.</param>
/// <param name="Own">What of all these stands in the project of tests, to be followed.</param>
/// <param name="Expects">Whether something in it can fail a test on purpose.</param>
/// <param name="MeetsProduct">Whether something in it is the product's, or a door behind which it may stand.</param>
/// <param name="Tries">Whether it catches exceptions.</param>
internal sealed record BodyFacts(
    ImmutableArray<IMethodSymbol> Called,
    ImmutableArray<ISymbol> Used,
    ImmutableArray<ISymbol> Own,
    bool Expects,
    bool MeetsProduct,
    bool Tries);
