using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Origins;

/// <summary>Finds locals that hold nothing but what the test itself put there.</summary>
internal sealed class LocalOrigins
{
    private readonly ValueOrigins _values;
    private readonly Escapes _escapes;
    private readonly Lazy<LocalUses> _uses;
    private readonly Assumptions _assumptions = new();

    public LocalOrigins(ValueOrigins values, HonestyModel model, ImmutableArray<IOperation> bodies)
    {
        _values = values;
        _escapes = new Escapes(values, this, model.Roles);
        _uses = new Lazy<LocalUses>(() => new LocalUses(bodies));
    }

    public bool IsOwn(ILocalSymbol local) =>
        _assumptions.Verdict(local) ?? _assumptions.Decide(local, () => Trace(local));

    /// <summary>Reports that an expression is too deep to follow: its value then does not count as the test's
    /// own.</summary>
    public void CutShort() => _assumptions.CutShort();

    /// <summary>What a local was declared with; null where that is not known, and for what is no local.</summary>
    public IOperation? Declared(IOperation operation) =>
        operation is ILocalReferenceOperation local
            ? _uses.Value.DeclaratorOf(local.Local)?.GetVariableInitializer()?.Value.Bare() : null;

    public bool IsNeverWritten(IParameterSymbol parameter) => !_uses.Value.Of(parameter).Any(Writing.IsTarget);

    private bool Trace(ILocalSymbol local) =>
        _uses.Value.SourceOf(local) is { } source ? IsOwnItem(local, source) : IsOwnVariable(local);

    // An item of the test's own list; handed to anyone, it may be changed like all else.
    private bool IsOwnItem(ILocalSymbol local, IOperation source) =>
        _values.IsOwn(source) && _uses.Value.Of(local).All(use => ValueLike.Is(local.Type) || !_escapes.Lets(use));

    private bool IsOwnVariable(ILocalSymbol local)
    {
        var declarator = _uses.Value.DeclaratorOf(local);
        var initial = declarator?.GetVariableInitializer()?.Value;
        var uses = _uses.Value.Of(local).ToArray();
        return declarator is not null
            && (initial is null ? uses.Any(Writing.IsTarget) : _values.IsOwn(initial))
            && uses.All(use => IsHarmless(use, local));
    }

    private bool IsHarmless(IOperation use, ILocalSymbol local)
    {
        if (Writing.IsTarget(use))
        {
            return Writing.IsUnconditional(use) && Writing.ValueOf(use) is { } value
                && (value == use || _values.IsOwn(value));
        }

        return ValueLike.Is(local.Type) || !_escapes.Lets(use);
    }
}

/// <summary>Where the locals and parameters of a body are declared and used.</summary>
internal sealed class LocalUses
{
    private readonly Dictionary<ISymbol, IVariableDeclaratorOperation> _declarators =
        new(SymbolEqualityComparer.Default);
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

        foreach (var loop in all.OfType<IForEachLoopOperation>()
            .Where(loop => loop.LoopControlVariable is IVariableDeclaratorOperation))
        {
            _loops[((IVariableDeclaratorOperation)loop.LoopControlVariable).Symbol] = loop;
        }
    }

    public IEnumerable<IOperation> Of(ISymbol symbol) => _references[symbol];

    /// <summary>The statement that declares a local; null where a loop, a catch, a pattern or a call does.</summary>
    public IVariableDeclaratorOperation? DeclaratorOf(ILocalSymbol local) =>
        _declarators.TryGetValue(local, out var declarator) && declarator.Parent is IVariableDeclarationOperation
            ? declarator : null;

    /// <summary>What a loop takes its variable from; null for all other locals.</summary>
    public IOperation? SourceOf(ILocalSymbol local) => _loops.TryGetValue(local, out var loop) ? loop.Collection : null;

    private static ISymbol? Referenced(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}

/// <summary>Finds helpers that return nothing but values made from their arguments; each is examined once.</summary>
internal sealed class HelperOrigins
{
    private readonly HonestyModel _model;
    private readonly HelperOrigins? _deeper;
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _verdicts = new(SymbolEqualityComparer.Default);

    /// <param name="model">What is known of the compilation.</param>
    /// <param name="remaining">How many calls deep helpers are followed.</param>
    public HelperOrigins(HonestyModel model, int remaining)
    {
        _model = model;
        _deeper = remaining > 0 ? new HelperOrigins(model, remaining - 1) : null;
    }

    public bool IsOwn(IMethodSymbol helper) =>
        _deeper is not null && _verdicts.GetOrAdd(helper.OriginalDefinition, GivesOwn);

    /// <summary>Whether an object of a type in the test project contains nothing but its arguments.</summary>
    public bool IsOwn(INamedTypeSymbol type, IMethodSymbol constructor) =>
        type.WithBases().Skip(1).All(part => !_model.Roles.Is(part, AssemblyRole.Product)) && IsAlone(constructor);

    private bool GivesOwn(IMethodSymbol helper)
    {
        var bodies = _model.Bodies.Of(helper);
        return helper is { IsAbstract: false, IsVirtual: false, IsOverride: false,
            MethodKind: not MethodKind.LocalFunction }
            && !bodies.IsEmpty
            && IsAlone(helper)
            && ReturnsOwn(bodies);
    }

    private bool ReturnsOwn(ImmutableArray<IOperation> bodies)
    {
        var inside = new ValueOrigins(_model, bodies, ownsParameters: true, _deeper!);
        var returned = OperationTree.Walk(bodies, IsNoFunction).OfType<IReturnOperation>().ToArray();
        return returned.Length > 0
            && returned.All(result => result is { Kind: OperationKind.Return, ReturnedValue: { } value }
                && inside.IsOwn(value));
    }

    // Neither the product nor what others left in fields has a say in it.
    private bool IsAlone(IMethodSymbol member) => !_model.Reach.ToState.IsFrom(member);

    private static bool IsNoFunction(IOperation operation) =>
        operation is not (IAnonymousFunctionOperation or ILocalFunctionOperation);
}

/// <summary>Judges calls, creations and properties for <see cref="ValueOrigins"/>.</summary>
internal sealed class CallOrigins(ValueOrigins values, HonestyModel model, HelperOrigins helpers)
{
    public bool IsOwn(IInvocationOperation call) => values.IsMocked(call.Instance, call.TargetMethod)
        ? OwnsInstance(call.Instance) && OwnsArguments(call.Arguments)
        : OwnsCall(call);

    public bool IsOwn(IPropertyReferenceOperation property) => values.IsMocked(property.Instance, property.Property)
        ? OwnsInstance(property.Instance) && OwnsArguments(property.Arguments)
        : OwnsProperty(property);

    private bool OwnsCall(IInvocationOperation call) => model.Roles.Of(call.TargetMethod) is AssemblyRole.Mocking
        ? OwnsInstance(call.Instance) && call.Arguments.Where(argument => !IsFunction(argument)).All(OwnsArgument)
        : MayOwn(call) && OwnsArguments(call.Arguments);

    private bool MayOwn(IInvocationOperation call) => model.Roles.Of(call.TargetMethod) switch
    {
        AssemblyRole.BaseLibrary => PureLibrary.Holds(call.TargetMethod) && OwnsReceiver(call.Instance),
        AssemblyRole.Tests => helpers.IsOwn(call.TargetMethod) && OwnsThisOr(call.Instance),
        AssemblyRole.Assertions => GivesSubject(call.TargetMethod) && OwnsInstance(call.Instance),
        _ => false,
    };

    private bool OwnsProperty(IPropertyReferenceOperation property) => model.Roles.Of(property.Property) switch
    {
        AssemblyRole.BaseLibrary =>
            PureLibrary.Holds(property.Property) && OwnsReceiver(property.Instance)
                && OwnsArguments(property.Arguments),
        AssemblyRole.Tests => OwnsOwnProperty(property),
        AssemblyRole.Mocking => OwnsInstance(property.Instance) && OwnsArguments(property.Arguments),
        _ => false,
    };

    public bool IsOwn(IObjectCreationOperation creation) =>
        OwnsType(creation) && OwnsArguments(creation.Arguments)
            && (creation.Initializer is null || values.IsOwn(creation.Initializer));

    private bool OwnsType(IObjectCreationOperation creation) =>
        creation.Type is INamedTypeSymbol type && model.Roles.Of(type) switch
    {
        AssemblyRole.BaseLibrary => PureLibrary.Holds(type),
        AssemblyRole.Tests => creation.Constructor is { } constructor && helpers.IsOwn(type, constructor),
        AssemblyRole.Product => false,
        _ => true,
    };

    // A plain property of an object that the test made; what belongs to the test class itself can be set from anywhere.
    private bool OwnsOwnProperty(IPropertyReferenceOperation property) =>
        property.Property.GetMethod is { } getter
        && OwnsArguments(property.Arguments)
        && (property.Instance is null ? helpers.IsOwn(getter) : OwnsPlainly(getter, property.Instance));

    private bool OwnsPlainly(IMethodSymbol getter, IOperation instance) =>
        values.IsOwn(instance) && (model.Bodies.Of(getter).IsEmpty || helpers.IsOwn(getter));

    private bool OwnsArguments(IEnumerable<IArgumentOperation> arguments) => arguments.All(OwnsArgument);

    private bool OwnsArgument(IArgumentOperation argument) =>
        argument.ArgumentKind == ArgumentKind.DefaultValue || values.IsOwn(argument.Value);

    private bool OwnsInstance(IOperation? instance) => instance is null || values.IsOwn(instance);

    // What .NET says about a value of the product (its name, its hash) is the product's.
    private bool OwnsReceiver(IOperation? instance) =>
        OwnsInstance(instance)
            && (instance?.Bare().Type is not INamedTypeSymbol type || !model.Roles.Is(type, AssemblyRole.Product));

    private bool OwnsThisOr(IOperation? instance) => instance is IInstanceReferenceOperation || OwnsInstance(instance);

    // T IsType<T>(object): what is judged comes back.
    private static bool GivesSubject(IMethodSymbol method) =>
        method.OriginalDefinition.ReturnType is ITypeParameterSymbol;

    private static bool IsFunction(IArgumentOperation argument) =>
        argument.Value.Bare() is IDelegateCreationOperation or IAnonymousFunctionOperation
        || argument.Parameter?.Type is INamedTypeSymbol { Name: "Expression" };
}
