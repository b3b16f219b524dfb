using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Analyzers.Honesty.Owning;

/// <summary>Finds locals that hold nothing but what the test itself put there.</summary>
internal sealed class OwnedLocals
{
    private readonly OwnedValues _values;
    private readonly Escapes _escapes;
    private readonly Lazy<LocalUses> _uses;
    private readonly Assumptions _assumptions = new();

    public OwnedLocals(OwnedValues values, HonestyModel model, ImmutableArray<IOperation> bodies)
    {
        _values = values;
        _escapes = new Escapes(values, this, model.Roles);
        _uses = new Lazy<LocalUses>(() => new LocalUses(bodies));
    }

    public bool Own(ILocalSymbol local) => _assumptions.Verdict(local) ?? _assumptions.Decide(local, () => IsOwn(local));

    /// <summary>Says that an expression is too deep to be followed: what it is for is not the test's own, this time.</summary>
    public void CutShort() => _assumptions.CutShort();

    /// <summary>What a local was declared with; null where that is not known, and for what is no local.</summary>
    public IOperation? Declared(IOperation operation) =>
        operation is ILocalReferenceOperation local ? _uses.Value.DeclaratorOf(local.Local)?.GetVariableInitializer()?.Value.Bare() : null;

    public bool IsNeverWritten(IParameterSymbol parameter) => !_uses.Value.Of(parameter).Any(Writing.IsTarget);

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
