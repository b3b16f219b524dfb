using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Analyzers.Honesty.Owning;

/// <summary>Follows locals that are written once, where they are declared.</summary>
internal sealed class Names
{
    // Nobody renames a value so often.
    private const int Deepest = 8;

    private readonly Lazy<LocalUses> _uses;

    public Names(ImmutableArray<IOperation> bodies) => _uses = new(() => new LocalUses(bodies));

    /// <summary>What a local was written with; an operation that is no such local itself. It may have another value by now.</summary>
    public IOperation Written(IOperation operation) => Follow(operation, _ => true);

    /// <summary>The variable or constant that a local is only another name of.</summary>
    public IOperation StandsFor(IOperation operation) => Follow(operation, IsFixed);

    private IOperation Follow(IOperation operation, Func<IOperation, bool> mayBe)
    {
        var current = operation;
        for (var step = 0; step < Deepest && Initial(current) is { } initial && mayBe(initial); step++)
        {
            current = initial;
        }

        return current;
    }

    private IOperation? Initial(IOperation operation) =>
        operation is ILocalReferenceOperation { Local: var local } && !IsWritten(local) ? _uses.Value.DeclaratorOf(local)?.GetVariableInitializer()?.Value.Bare() : null;

    private bool IsFixed(IOperation value) => value.ConstantValue.HasValue || value switch
    {
        ILocalReferenceOperation local => !IsWritten(local.Local),
        IParameterReferenceOperation parameter => !IsWritten(parameter.Parameter),
        _ => false,
    };

    public bool IsWritten(ISymbol variable) => _uses.Value.Of(variable).Any(Writing.IsTarget);
}
