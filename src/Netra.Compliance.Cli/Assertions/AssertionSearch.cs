using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Netra.Compliance.Cli.Assertions;

/// <summary>Finds the statements of a coverage point that assert.</summary>
/// <remarks>
/// A journal names the innermost line of the point's own class at which an assertion failed. So the statements of that
/// class are looked at, its helpers, lambdas and local functions included, and a call of a helper elsewhere is one
/// assertion, however many it holds.
/// </remarks>
internal sealed class AssertionSearch(CompiledCode code)
{
    private readonly MethodResolver _resolver = new(code.Metadata);
    private readonly AssertingMethods _asserting = new(code, new(code.Metadata));
    private readonly PointMethods _points = new(code.Metadata);

    /// <summary>The statements, each once, in no particular order.</summary>
    public IReadOnlyCollection<Statement> StatementsOf(PointKey point)
    {
        var types = _points.ClassAndBases(point.Class);
        var methods = OwnMethods(_points.Of(types, point.Method), types);
        return methods.SelectMany(method => code.UsesOf(method).Select(use => Assertion(method, use, types)))
            .OfType<Statement>().ToHashSet();
    }

    private Statement? Assertion(
        MethodDefinitionHandle method, MethodUse use, ImmutableArray<TypeDefinitionHandle> types)
    {
        var isAssertion = use.IsCall && !IsOwn(_resolver.Own(use.Method), types) && _asserting.Contains(use.Method);
        return isAssertion ? code.StatementAt(method, use.Offset) : null;
    }

    /// <summary>What of the class runs when the methods do, as far as they name it.</summary>
    private HashSet<MethodDefinitionHandle> OwnMethods(
        IEnumerable<MethodDefinitionHandle> methods, ImmutableArray<TypeDefinitionHandle> types)
    {
        var found = methods.ToHashSet();
        var open = new Queue<MethodDefinitionHandle>(found);
        while (open.TryDequeue(out var method))
        {
            Named(method, types).Where(found.Add).ToList().ForEach(open.Enqueue);
        }

        return found;
    }

    private IEnumerable<MethodDefinitionHandle> Named(
        MethodDefinitionHandle method, ImmutableArray<TypeDefinitionHandle> types)
    {
        var named = code.UsesOf(method).Select(use => _resolver.Own(use.Method)).Where(used => IsOwn(used, types));
        return named.Select(used => used!.Value).Concat(code.StateMachines[method]);
    }

    private bool IsOwn(MethodDefinitionHandle? method, ImmutableArray<TypeDefinitionHandle> types)
    {
        var type = method is { } own ? code.Metadata.GetMethodDefinition(own).GetDeclaringType() : default;
        return !type.IsNil && ClrNames.Outwards(code.Metadata, type).Any(types.Contains);
    }
}
