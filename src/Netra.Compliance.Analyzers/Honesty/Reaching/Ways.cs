using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;
using Netra.Compliance.Analyzers.Options;

namespace Netra.Compliance.Analyzers.Honesty.Reaching;

/// <summary>Where the calls of tests lead.</summary>
internal sealed class Ways(HonestyModel model)
{
    private const int FarProduct = 16;
    private const int FarState = 8;

    private readonly ConcurrentDictionary<(string? Listed, int Depth), Reach> _toExpectations = new();

    private readonly ConcurrentDictionary<int, Reach> _toMentions = new();

    public Lifecycle Lifecycle { get; } = new(model.Tests, model.Roles);

    public Supplied Supplied { get; } = new(model.Roles);

    public Reach ToProduct { get; } = new(model, FarProduct, facts => facts.MeetsProduct);

    /// <summary>Not beyond what a test, or what runs around it, calls by itself.</summary>
    public Reach ToNearProduct { get; } = new(model, 1, facts => facts.MeetsProduct);

    /// <summary>To the product, or to what others left in fields.</summary>
    public Reach ToState { get; } = new(model, FarState, facts => facts.MeetsProduct || facts.Used.OfType<IFieldSymbol>().Any(field => IsState(field, model)) || facts.Called.Any(method => IsState(method, model)));

    /// <summary>To what could fail a test on purpose, if it were run and awaited.</summary>
    public Reach ToMentions(int depth) => _toMentions.GetOrAdd(depth, key => new Reach(model, key, facts => facts.Mentions));

    /// <summary>To what can fail a test on purpose, by the options of a file.</summary>
    public Reach ToExpectations(int depth, AnalyzerConfigOptions options)
    {
        options.TryGetValue(OptionCatalog.AssertionMethods.Key, out var listed);
        return _toExpectations.GetOrAdd((listed, depth), _ => new Reach(model, depth, new Expectation(options).IsIn, facts => facts.Heard));
    }

    private static bool IsState(IFieldSymbol field, HonestyModel model) =>
        field is { IsConst: false, IsImplicitlyDeclared: false } && model.Roles.Is(field, AssemblyRole.Tests);

    private static bool IsState(IMethodSymbol method, HonestyModel model) =>
        method.MethodKind == MethodKind.PropertyGet && model.Roles.Is(method, AssemblyRole.Tests) && model.Bodies.Of(method).IsEmpty;
}
