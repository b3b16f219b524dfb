using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Reaching;

/// <summary>The facts about the project's own members, each read once.</summary>
internal sealed class FactsCache(MethodBodies bodies, AssemblyRoles roles)
{
    private readonly ConcurrentDictionary<ISymbol, BodyFacts> _facts = new(SymbolEqualityComparer.Default);

    public BodyFacts Of(IMethodSymbol method) =>
        _facts.GetOrAdd(method.OriginalDefinition, symbol => Read(bodies.Of((IMethodSymbol)symbol)));

    public BodyFacts OfInitialisers(INamedTypeSymbol type) =>
        _facts.GetOrAdd(type.OriginalDefinition, symbol => Read(bodies.InitialisersOf((INamedTypeSymbol)symbol)));

    public BodyFacts Read(ImmutableArray<IOperation> operations) => new FactsReader(roles).Read(operations);
}
