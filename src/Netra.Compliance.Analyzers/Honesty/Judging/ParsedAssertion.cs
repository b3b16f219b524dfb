using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Honesty.Origins;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Judging;

/// <summary>One statement about a value: <c>Is.Not.EqualTo(2)</c> of <c>Assert.That(x, …)</c>,
/// <c>ShouldBe(2)</c>.</summary>
/// <param name="Subject">What it is about; null where the library says nothing of it.</param>
/// <param name="Part">The part of the subject that is meant, as in <c>Has.Count</c>; else empty.</param>
/// <param name="Verb">The word that judges.</param>
/// <param name="Others">What the subject is held against.</param>
internal sealed record Clause(IOperation? Subject, string Part, string Verb, ImmutableArray<IOperation> Others);

/// <summary>An assertion read as a sentence, whatever the library: classic, with constraints, or fluent.</summary>
internal sealed class ParsedAssertion
{
    private static readonly string[] Words =
    [
        "message", "userMessage", "because", "becauseArgs", "customMessage", "reason", "failureMessage", "args",
        "actualExpression", "constraintExpression",
    ];

    private static readonly string[] Comparisons = ["comparer", "equalityComparer", "config", "comparison", "options"];

    // What decides by itself, or speaks of the items: nothing is known of what the sentence says then.
    private static readonly string[] Deciders = ["Using", "Matches", "Or", "All", "Some", "None", "Exactly",
        "Property"];

    // Says nothing by itself.
    private static readonly string[] Fillers =
        ["And", "Be", "To", "Should", "That", "Expect", "IgnoreCase", "Percent", "AsCollection", "Which"];

    private static readonly string[] Parts = ["Count", "Length"];

    private readonly ImmutableArray<Link> _links;
    private readonly IOperation? _root;

    private ParsedAssertion(ImmutableArray<Link> links, IOperation? root)
    {
        _links = links;
        _root = root;
    }

    public ImmutableArray<IOperation> Operands =>
        _links.SelectMany(link => link.Values).Concat(_root is null ? [] : [_root]).ToImmutableArray();

    public bool IsDecidedElsewhere => _links.Any(link => link.IsDecisive || Deciders.Contains(link.Name));

    public ImmutableArray<Clause> Clauses
    {
        get
        {
            var (subject, rest) = _root is not null ? (_root, _links) : Beginning();
            return Read(subject, rest).ToImmutableArray();
        }
    }

    public static ParsedAssertion Of(IInvocationOperation call, AssemblyRoles roles)
    {
        var (links, root) = Link.Chain(call, roles);
        return links is [{ Name: "That", IsDecisive: false, Values: [var subject, var constraint] }]
            && Link.Chain(constraint, roles) is ({ IsEmpty: false } rest, null)
            ? new ParsedAssertion(rest, subject)
            : new ParsedAssertion(links, root);
    }

    /// <summary>What an assertion tells the reader of a failure; null where it tells nothing.</summary>
    public static string? MessageOf(IInvocationOperation call) => call.Arguments
        .Where(argument => Words.Contains(argument.Parameter?.Name))
        .Select(argument => argument.Value.ConstantValue is { HasValue: true, Value: string text } ? text : null)
        .FirstOrDefault(text => text is not null);

    // Assert.Equal(1, x), Assert.That(x).IsEqualTo(1): the first word has the subject among its arguments.
    private (IOperation? Subject, ImmutableArray<Link> Others) Beginning() => _links switch
    {
        [{ Name: "That", Values: [var condition] } that] =>
            (condition, ImmutableArray.Create(that with { Name = "True", Values = ImmutableArray<IOperation>.Empty })),
        [{ Values: [var subject, .. var others] } first, .. var rest] =>
            (subject, rest.Insert(0, first with { Values = others })),
        _ => (null, _links),
    };

    private static IEnumerable<Clause> Read(IOperation? subject, ImmutableArray<Link> links)
    {
        var words = links.Where(link => !link.IsFiller).ToArray();
        return words.Select((word, place) =>
            (word, before: words.Take(place).Reverse().TakeWhile(link => link.IsPrefix).ToArray()))
            .Where(pair => !pair.word.IsPrefix)
            .Select(pair =>
                new Clause(subject, Part(pair.before), (pair.before.Any(IsNot) ? "Not" : "") + pair.word.Name,
                    pair.word.Values));
    }

    private static string Part(Link[] before) => before.FirstOrDefault(link => Parts.Contains(link.Name))?.Name ?? "";

    private static bool IsNot(Link link) => link.Name == "Not";

    /// <summary>A word of a sentence, and its values.</summary>
    /// <param name="Name">The name of the method or property.</param>
    /// <param name="Values">Its arguments, without the receiver and without words for the reader.</param>
    /// <param name="IsDecisive">Whether it is told how to compare, or what to run.</param>
    private sealed record Link(string Name, ImmutableArray<IOperation> Values, bool IsDecisive)
    {
        public bool IsFiller => Name == "Within" || (Values.IsEmpty && Fillers.Contains(Name));

        /// <summary>Whether it only prepares the next word: <c>Not</c>, <c>Count</c>.</summary>
        public bool IsPrefix => Values.IsEmpty && (Name == "Not" || Parts.Contains(Name));

        /// <summary>The words up to an operation, and what stands before the first of them.</summary>
        public static (ImmutableArray<Link> Links, IOperation? Root) Chain(IOperation last, AssemblyRoles roles)
        {
            var links = ImmutableArray.CreateBuilder<Link>();
            IOperation? word = last.Bare();
            while (word is not null && Of(word, roles) is { } link)
            {
                links.Insert(0, link);
                word = Receiver(word)?.Bare();
            }

            return (links.ToImmutable(), word);
        }

        private static Link? Of(IOperation word, AssemblyRoles roles) => word switch
        {
            IInvocationOperation call when roles.Is(call.TargetMethod, AssemblyRole.Assertions) => Of(call),
            IPropertyReferenceOperation property when roles.Is(property.Property, AssemblyRole.Assertions) =>
                new Link(property.Property.Name, ImmutableArray<IOperation>.Empty, false),
            _ => null,
        };

        private static Link Of(IInvocationOperation call)
        {
            var given = call.Arguments
                .Where(argument => argument.ArgumentKind != ArgumentKind.DefaultValue && !IsReceiver(call, argument))
                .ToArray();
            var values = given.Where(argument => !Words.Contains(argument.Parameter?.Name))
                .Select(argument => argument.Value);
            return new Link(call.TargetMethod.Name, values.ToImmutableArray(), given.Any(Decides));
        }

        private static IOperation? Receiver(IOperation word) => word switch
        {
            IInvocationOperation { Instance: { } instance } => instance,
            IInvocationOperation { TargetMethod.IsExtensionMethod: true } call =>
                call.Arguments.First(argument => IsReceiver(call, argument)).Value,
            IPropertyReferenceOperation property => property.Instance,
            _ => null,
        };

        private static bool IsReceiver(IInvocationOperation call, IArgumentOperation argument) =>
            call.TargetMethod.IsExtensionMethod && argument.Parameter?.Ordinal == 0;

        private static bool Decides(IArgumentOperation argument) => Comparisons.Contains(argument.Parameter?.Name)
            || argument.Parameter?.Type.TypeKind == TypeKind.Delegate
            || argument.Value.Bare() is IDelegateCreationOperation or IAnonymousFunctionOperation;
    }
}

/// <summary>A call of a helper that asserts, with what the call gives for its parameters.</summary>
internal sealed class HelperCall
{
    // Arguments are handed through no deeper.
    private const int Deepest = 4;

    private readonly IInvocationOperation _call;
    private readonly HonestyModel _model;
    private readonly Func<IOperation, IOperation> _outside;
    private readonly int _depth;
    private readonly ImmutableArray<IOperation> _bodies;
    private readonly LocalAliases _names;
    private readonly Lazy<AssertionCall[]> _assertions;

    public HelperCall(
        IInvocationOperation call, HonestyModel model, Func<IOperation, IOperation> outside, int depth = 0)
    {
        (_call, _model, _outside, _depth) = (call, model, outside, depth);
        _bodies = IsFollowed(call.TargetMethod) ? model.Bodies.Of(call.TargetMethod) : ImmutableArray<IOperation>.Empty;
        _names = new LocalAliases(_bodies);
        _assertions = new(() => AssertionCall.In(OperationTree.Walk(_bodies), model).ToArray());
    }

    /// <summary>Whether it is a helper of the tests, and judges something itself or by another.</summary>
    public bool Asserts => _assertions.Value.Length > 0 || Inner.Any();

    /// <summary>Whether one of its assertions compares a value with itself, or all do as they are called.</summary>
    public bool JudgesTheSame => (!IsLocal && _assertions.Value.Any(IsAlwaysSame)) || IsSameThroughout;

    /// <summary>Whether it checks nothing but its arguments.</summary>
    public bool JudgesItsArguments
    {
        get
        {
            var inside = new ValueOrigins(_model, _bodies, ownsParameters: true, _model.Helpers);
            return !IsLocal && !Inner.Any() && !_model.Reach.ToState.IsFrom(_call.TargetMethod)
                && _assertions.Value
                    .All(assertion => !assertion.Operands.IsEmpty && !assertion.IsInBranch
                        && assertion.Operands.All(inside.IsOwn));
        }
    }

    // A local function stands in the test: its assertions are judged there.
    private bool IsLocal => _call.TargetMethod.MethodKind == MethodKind.LocalFunction;

    private bool IsSameThroughout => Asserts
        && _assertions.Value
            .All(assertion => assertion.Clauses.Any(Tautologies.Of(_model.Roles, Given, _names.Written).IsSame))
        && Inner.All(call => call.IsSameThroughout);

    private IEnumerable<HelperCall> Inner =>
        _depth == Deepest ? [] : OperationTree.Walk(_bodies).OfType<IInvocationOperation>()
        .Select(call => new HelperCall(call, _model, Given, _depth + 1))
        .Where(call => call.Asserts);

    private bool IsFollowed(IMethodSymbol method) =>
        _model.Roles.Is(method, AssemblyRole.Tests)
            && method is { IsAbstract: false, IsVirtual: false, IsOverride: false } && !_model.Tests.Contain(method);

    private bool IsAlwaysSame(AssertionCall assertion) =>
        assertion.Clauses.Any(Tautologies.Of(_model.Roles, _names.StandsFor, _names.Written).IsSame);

    // What the caller hands over for a parameter that is never written.
    private IOperation Given(IOperation operation) =>
        _names.StandsFor(operation) is var inside && inside is IParameterReferenceOperation parameter
        && !_names.IsWritten(parameter.Parameter)
        && _call.Arguments
            .FirstOrDefault(argument =>
                argument.Parameter?.OriginalDefinition.Is(parameter.Parameter.OriginalDefinition)
                    == true) is { } argument
            ? _outside(argument.Value.Bare())
            : inside;
}
