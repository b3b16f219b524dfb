using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Honesty.Reaching;

/// <summary>Follows calls inside the project of tests to bodies of some kind: through helpers, their helpers, and what constructs and fills the objects they use.</summary>
/// <remarks>What a member leads to is found once, however many tests lead to it. Near bodies come first: far ones are bound only where no near one will do.</remarks>
internal sealed class Reach
{
    // Nobody nests helpers so deep, and each level takes its part of the stack.
    private const int Deepest = 100;

    private readonly HonestyModel _model;
    private readonly Func<BodyFacts, bool> _isEnd;
    private readonly Func<BodyFacts, ImmutableArray<ISymbol>> _next;
    private readonly Reach? _nearer;
    private readonly ConcurrentDictionary<ISymbol, bool> _members = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _lifecycles = new(SymbolEqualityComparer.Default);

    /// <param name="model">What is known of the compilation.</param>
    /// <param name="depth">How many calls deep helpers are followed.</param>
    /// <param name="isEnd">Whether a body is of the kind.</param>
    /// <param name="next">What of a body is followed; all its own unless told otherwise.</param>
    public Reach(HonestyModel model, int depth, Func<BodyFacts, bool> isEnd, Func<BodyFacts, ImmutableArray<ISymbol>>? next = null)
    {
        _model = model;
        _isEnd = isEnd;
        _next = next ?? (facts => facts.Own);
        _nearer = depth > 0 ? new Reach(model, Math.Min(depth, Deepest) - 1, isEnd, _next) : null;
    }

    /// <summary>Whether a test is such a body, or leads to one; so may what runs around it.</summary>
    public bool IsFrom(Test test) => _nearer is null
        ? _isEnd(_model.Facts.Of(test))
        : _nearer.IsFrom(test) || LeadsOn(_model.Facts.Of(test)) || _nearer.IsAround(test.Method.ContainingType);

    /// <summary>Whether a member, or a type of which an object is made, is or leads to such a body.</summary>
    public bool IsFrom(ISymbol member) => _members.GetOrAdd(member.OriginalDefinition, Find);

    private bool Find(ISymbol member) => _nearer is null
        ? new MemberFacts(_model).Of(member).Any(_isEnd)
        : _nearer.IsFrom(member) || new MemberFacts(_model).Of(member).Any(LeadsOn);

    private bool LeadsOn(BodyFacts facts) => _next(facts).Any(_nearer!.IsFrom);

    /// <summary>Whether what runs around the tests of a class leads to such a body.</summary>
    public bool IsAround(INamedTypeSymbol type) => _lifecycles.GetOrAdd(type, key => _model.Ways.Lifecycle.Of(key).Any(IsFrom));
}
