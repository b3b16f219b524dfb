using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Honesty.Reaching;

/// <summary>What a body uses.</summary>
/// <param name="Called">Methods, constructors, accessors and operators, each once.</param>
/// <param name="Used">Fields and types that are named, each once.</param>
/// <param name="Throws">Whether it throws an exception of its own making.</param>
internal sealed record BodyFacts(ImmutableArray<IMethodSymbol> Called, ImmutableArray<ISymbol> Used, bool Throws);
