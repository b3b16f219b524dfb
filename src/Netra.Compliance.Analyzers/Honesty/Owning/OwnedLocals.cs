using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Analyzers.Honesty.Owning;

/// <summary>Finds locals that hold nothing but what the test itself put there.</summary>
internal sealed class OwnedLocals
{
    // Beyond it a local is taken for someone else's, so that nothing is reported: locals made of locals would ask again and again.
    private const int MostDecisions = 1_000;

    private readonly OwnedValues _values;
    private readonly Escapes _escapes;
    private readonly Lazy<LocalUses> _uses;
    private readonly Dictionary<ISymbol, bool> _verdicts = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _assumed = new(SymbolEqualityComparer.Default);
    private int _decisions;

    public OwnedLocals(OwnedValues values, HonestyModel model, ImmutableArray<IOperation> bodies)
    {
        _values = values;
        _escapes = new Escapes(values, this, model.Roles);
        _uses = new Lazy<LocalUses>(() => new LocalUses(bodies));
    }

    public bool Own(ILocalSymbol local) => _verdicts.TryGetValue(local, out var known) ? known : Decide(local);

    public bool IsNeverWritten(IParameterSymbol parameter) => !_uses.Value.Of(parameter).Any(Writing.IsTarget);

    // Two locals may name one object: while one is judged, it is taken to be the test's own.
    private bool Decide(ILocalSymbol local)
    {
        if (!_assumed.Add(local))
        {
            return true;
        }

        _decisions = _assumed.Count == 1 ? 0 : _decisions + 1;
        var verdict = _decisions < MostDecisions && IsOwn(local);
        _assumed.Remove(local);
        return _assumed.Count > 0 ? verdict : _verdicts[local] = verdict;
    }

    private bool IsOwn(ILocalSymbol local) => _uses.Value.SourceOf(local) is { } source ? IsOwnItem(local, source) : IsOwnVariable(local);

    // An item of the test's own list; handed to anyone, it may be changed like all else.
    private bool IsOwnItem(ILocalSymbol local, IOperation source) =>
        _values.Own(source) && _uses.Value.Of(local).All(use => ValueLike.Is(local.Type) || !_escapes.Lets(use));

    private bool IsOwnVariable(ILocalSymbol local)
    {
        var declarator = _uses.Value.DeclaratorOf(local);
        var initial = declarator?.GetVariableInitializer()?.Value;
        var uses = _uses.Value.Of(local).ToArray();
        return declarator is not null
            && (initial is null ? uses.Any(Writing.IsTarget) : _values.Own(initial))
            && uses.All(use => IsHarmless(use, local));
    }

    private bool IsHarmless(IOperation use, ILocalSymbol local)
    {
        if (Writing.IsTarget(use))
        {
            return Writing.IsStraight(use) && Writing.ValueOf(use) is { } value && (value == use || _values.Own(value));
        }

        return ValueLike.Is(local.Type) || !_escapes.Lets(use);
    }
}
