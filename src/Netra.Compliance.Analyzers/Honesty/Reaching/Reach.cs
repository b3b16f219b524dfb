using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;
using Netra.Compliance.Analyzers.Options;

namespace Netra.Compliance.Analyzers.Honesty.Reaching;

/// <summary>Follows calls inside the project of tests to bodies of some kind: through helpers, their helpers, and what
/// constructs and fills the objects they use.</summary>
/// <remarks>What a member leads to is found once, however many tests lead to it. Near bodies come first: far ones are
/// bound only where no near one will do.</remarks>
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
    public Reach(HonestyModel model, int depth, Func<BodyFacts, bool> isEnd,
        Func<BodyFacts, ImmutableArray<ISymbol>>? next = null)
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
    public bool IsAround(INamedTypeSymbol type) =>
        _lifecycles.GetOrAdd(type, key => _model.Reach.Lifecycle.Of(key).Any(IsFrom));
}

/// <summary>Where the calls of tests lead.</summary>
internal sealed class ReachTargets(HonestyModel model)
{
    private const int FarProduct = 16;
    private const int FarState = 8;

    private readonly ConcurrentDictionary<(string? Listed, int Depth), Reach> _toExpectations = new();

    private readonly ConcurrentDictionary<int, Reach> _toMentions = new();

    public Lifecycle Lifecycle { get; } = new(model.Tests, model.Roles);

    public SuppliedMethods Supplied { get; } = new(model.Roles);

    public Reach ToProduct { get; } = new(model, FarProduct, facts => facts.MeetsProduct);

    /// <summary>Not beyond what a test, or what runs around it, calls by itself.</summary>
    public Reach ToNearProduct { get; } = new(model, 1, facts => facts.MeetsProduct);

    /// <summary>To the product, or to what others left in fields.</summary>
    public Reach ToState { get; } = new(model, FarState,
        facts => facts.MeetsProduct || facts.Used.OfType<IFieldSymbol>().Any(field => IsState(field, model))
            || facts.Called.Any(method => IsState(method, model)));

    /// <summary>To what could fail a test on purpose, if it were run and awaited.</summary>
    public Reach ToMentions(int depth) =>
        _toMentions.GetOrAdd(depth, key => new Reach(model, key, facts => facts.Mentions));

    /// <summary>To what can fail a test on purpose, by the options of a file.</summary>
    public Reach ToExpectations(int depth, AnalyzerConfigOptions options)
    {
        options.TryGetValue(OptionCatalog.AssertionMethods.Key, out var listed);
        return _toExpectations.GetOrAdd(
            (listed, depth), _ => new Reach(model, depth, new Expectation(options).IsIn, facts => facts.Observed));
    }

    private static bool IsState(IFieldSymbol field, HonestyModel model) =>
        field is { IsConst: false, IsImplicitlyDeclared: false } && model.Roles.Is(field, AssemblyRole.Tests);

    private static bool IsState(IMethodSymbol method, HonestyModel model) =>
        method.MethodKind == MethodKind.PropertyGet && model.Roles.Is(method, AssemblyRole.Tests)
            && model.Bodies.Of(method).IsEmpty;
}

/// <summary>What a class of the project of tests supplies for others to call: overrides, and what interfaces ask
/// for.</summary>
/// <remarks>Whoever makes such an object may well have them called, by a base class, a helper or the product.</remarks>
internal sealed class SuppliedMethods(AssemblyRoles roles)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<IMethodSymbol>> _methods =
        new(SymbolEqualityComparer.Default);

    public ImmutableArray<IMethodSymbol> By(INamedTypeSymbol type) => _methods.GetOrAdd(type.OriginalDefinition, Find);

    private ImmutableArray<IMethodSymbol> Find(INamedTypeSymbol type) => type.WithBases()
        .Where(part => roles.Is(part, AssemblyRole.Tests))
        .SelectMany(part => part.GetMembers().OfType<IMethodSymbol>().Where(IsOverride).Concat(Implementations(part)))
        .Where(method => !method.IsImplicitlyDeclared)
        .ToImmutableArray();

    private static IEnumerable<IMethodSymbol> Implementations(INamedTypeSymbol type) => type.AllInterfaces
        .SelectMany(contract => contract.GetMembers())
        .Select(type.FindImplementationForInterfaceMember)
        .OfType<IMethodSymbol>();

    // Equality and texts are every object's: nobody makes one for their sake.
    private static bool IsOverride(IMethodSymbol method)
    {
        var declared = method;
        while (declared.OverriddenMethod is { } overridden)
        {
            declared = overridden;
        }

        return method.IsOverride && declared.ContainingType.SpecialType != SpecialType.System_Object;
    }
}

/// <summary>What runs around the tests of a class: constructors, set-up, clean-up, and the same of the fixtures that it
/// is given.</summary>
internal sealed class Lifecycle(TestMethods tests, AssemblyRoles roles)
{
    private static readonly string[] Names = ["Dispose", "DisposeAsync", "InitializeAsync"];

    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<IMethodSymbol>> _methods =
        new(SymbolEqualityComparer.Default);

    public ImmutableArray<IMethodSymbol> Of(INamedTypeSymbol type) => _methods.GetOrAdd(type, Find);

    private ImmutableArray<IMethodSymbol> Find(INamedTypeSymbol type)
    {
        var classes = type.WithBases().ToArray();
        return classes.Concat(classes.SelectMany(Fixtures))
            .Where(part => roles.Is(part, AssemblyRole.Tests))
            .SelectMany(part => part.GetMembers().OfType<IMethodSymbol>().Where(RunsAround))
            .ToImmutableArray();
    }

    private static IEnumerable<INamedTypeSymbol> Fixtures(INamedTypeSymbol type) => type.InstanceConstructors
        .SelectMany(constructor => constructor.Parameters)
        .Select(parameter => parameter.Type)
        .OfType<INamedTypeSymbol>()
        .SelectMany(fixture => fixture.WithBases());

    private bool RunsAround(IMethodSymbol method) =>
        method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor
        || (method.Parameters.IsEmpty && Names.Contains(method.Name))
        || method.ExplicitInterfaceImplementations.Any(member => Names.Contains(member.Name))
        || (method.GetAttributes().Any(IsOfFramework) && !tests.Contain(method));

    private bool IsOfFramework(AttributeData attribute) =>
        attribute.AttributeClass is { } type && roles.Of(type) is AssemblyRole.Framework or AssemblyRole.Assertions;
}
