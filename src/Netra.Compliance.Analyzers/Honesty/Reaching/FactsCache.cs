using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Honesty.Reaching;

/// <summary>The facts about the project's own members, each read once.</summary>
internal sealed class FactsCache(HonestyModel model, MethodBodies bodies)
{
    private readonly ConcurrentDictionary<ISymbol, BodyFacts> _facts = new(SymbolEqualityComparer.Default);

    public MethodBodies Bodies { get; } = bodies;

    public BodyFacts Of(IMethodSymbol method) =>
        _facts.GetOrAdd(method.OriginalDefinition, symbol => Read(Bodies.Of((IMethodSymbol)symbol)));

    /// <summary>The facts about a test, whose bodies are bound already.</summary>
    public BodyFacts Of(Test test) =>
        _facts.TryGetValue(test.Method.OriginalDefinition, out var known) ? known : _facts.GetOrAdd(test.Method.OriginalDefinition, Read(test.Bodies));

    public BodyFacts OfInitialisers(INamedTypeSymbol type) =>
        _facts.GetOrAdd(type.OriginalDefinition, symbol => OfModel((INamedTypeSymbol)symbol));

    public BodyFacts Read(ImmutableArray<IOperation> operations) => new FactsReader(model).Read(operations);

    private BodyFacts OfModel(INamedTypeSymbol type) => new FactsReader(model).Read(Bodies.InitialisersOf(type), ModelTypes.Of(type, model));
}
