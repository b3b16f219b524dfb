using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Analyzers.Honesty.Owning;

/// <summary>Where the locals and parameters of a body are declared and used.</summary>
internal sealed class LocalUses
{
    private readonly Dictionary<ISymbol, IVariableDeclaratorOperation> _declarators = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, IForEachLoopOperation> _loops = new(SymbolEqualityComparer.Default);
    private readonly ILookup<ISymbol?, IOperation> _references;

    public LocalUses(ImmutableArray<IOperation> bodies)
    {
        var all = OperationTree.Walk(bodies).ToArray();
        _references = all.ToLookup(Referenced, SymbolEqualityComparer.Default);
        foreach (var declarator in all.OfType<IVariableDeclaratorOperation>())
        {
            _declarators[declarator.Symbol] = declarator;
        }

        foreach (var loop in all.OfType<IForEachLoopOperation>().Where(loop => loop.LoopControlVariable is IVariableDeclaratorOperation))
        {
            _loops[((IVariableDeclaratorOperation)loop.LoopControlVariable).Symbol] = loop;
        }
    }

    public IEnumerable<IOperation> Of(ISymbol symbol) => _references[symbol];

    /// <summary>The statement that declares a local; null where a loop, a catch, a pattern or a call does.</summary>
    public IVariableDeclaratorOperation? DeclaratorOf(ILocalSymbol local) =>
        _declarators.TryGetValue(local, out var declarator) && declarator.Parent is IVariableDeclarationOperation ? declarator : null;

    /// <summary>What a loop takes its variable from; null for all other locals.</summary>
    public IOperation? SourceOf(ILocalSymbol local) => _loops.TryGetValue(local, out var loop) ? loop.Collection : null;

    private static ISymbol? Referenced(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
