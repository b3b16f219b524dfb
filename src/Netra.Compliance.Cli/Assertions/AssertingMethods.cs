using System.Reflection.Metadata;

namespace Netra.Compliance.Cli.Assertions;

/// <summary>The methods of an assembly that assert: themselves, or by calling one that does.</summary>
internal sealed class AssertingMethods
{
    // By assembly: the types whose methods assert; null for all of them.
    private static readonly Dictionary<string, Func<string, bool>?> Libraries = new()
    {
        ["xunit.assert"] = type => type == "Xunit.Assert"
            || (type.StartsWith("Xunit.Sdk.", StringComparison.Ordinal)
                && type.EndsWith("Exception", StringComparison.Ordinal)),
        ["nunit.framework"] = type => type.EndsWith("Assert", StringComparison.Ordinal),
        ["Microsoft.VisualStudio.TestPlatform.TestFramework"] =
            type => type.EndsWith("Assert", StringComparison.Ordinal),
        ["MSTest.TestFramework"] = type => type.EndsWith("Assert", StringComparison.Ordinal),
        ["FluentAssertions"] = null,
        ["AwesomeAssertions"] = null,
        ["Shouldly"] = null,
    };

    private readonly CompiledCode _code;
    private readonly MethodResolver _resolver;
    private readonly MarkedMethods _elsewhere;
    private readonly HashSet<MethodDefinitionHandle> _asserting;
    private readonly Dictionary<EntityHandle, bool> _assertElsewhere = [];

    public AssertingMethods(CompiledCode code, MethodResolver resolver)
    {
        (_code, _resolver, _elsewhere) = (code, resolver, new(code.Folder));
        var uses = code.Metadata.MethodDefinitions.ToDictionary(method => method, method => code.UsesOf(method));
        var direct =
            uses.Where(method => resolver.IsMarked(method.Key, MarkedMethods.Mark)
                || method.Value.Any(use => AssertsElsewhere(use.Method))).Select(method => method.Key);
        _asserting = WithCallers([.. direct],
            Callers(uses.SelectMany(method => method.Value.Select(use => (Caller: method.Key, use.Method)))));
    }

    public bool Contains(EntityHandle method) =>
        AssertsElsewhere(method) || (_resolver.Own(method) is { } own && _asserting.Contains(own));

    private bool AssertsElsewhere(EntityHandle method) =>
        _assertElsewhere.TryGetValue(method, out var asserts)
            ? asserts : _assertElsewhere[method] = IsOfLibrary(method);

    private bool IsOfLibrary(EntityHandle method) => _resolver.Foreign(method) is { } foreign
        && (Libraries.TryGetValue(foreign.Assembly, out var asserts)
            ? asserts?.Invoke(foreign.Type) != false : _elsewhere.Contains(foreign));

    /// <summary>Who uses a method: its address counts too, and an async method uses the code that it starts.</summary>
    private ILookup<MethodDefinitionHandle, MethodDefinitionHandle> Callers(
        IEnumerable<(MethodDefinitionHandle Caller, EntityHandle Method)> uses)
    {
        var calls = uses.Select(use => (use.Caller, Used: _resolver.Own(use.Method)))
            .Where(use => use.Used is not null);
        var starts = _code.StateMachines
            .SelectMany(machine => machine.Select(body => (Caller: machine.Key, Used: (MethodDefinitionHandle?)body)));
        return calls.Concat(starts).ToLookup(use => use.Used!.Value, use => use.Caller);
    }

    private static HashSet<MethodDefinitionHandle> WithCallers(
        HashSet<MethodDefinitionHandle> found, ILookup<MethodDefinitionHandle, MethodDefinitionHandle> callers)
    {
        var open = new Queue<MethodDefinitionHandle>(found);
        while (open.TryDequeue(out var method))
        {
            callers[method].Where(found.Add).ToList().ForEach(open.Enqueue);
        }

        return found;
    }
}
