using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Honesty.Owning;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Judging;

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
    private readonly Names _names;
    private readonly Lazy<AssertionCall[]> _assertions;

    public HelperCall(IInvocationOperation call, HonestyModel model, Func<IOperation, IOperation> outside, int depth = 0)
    {
        (_call, _model, _outside, _depth) = (call, model, outside, depth);
        _bodies = IsFollowed(call.TargetMethod) ? model.Bodies.Of(call.TargetMethod) : ImmutableArray<IOperation>.Empty;
        _names = new Names(_bodies);
        _assertions = new(() => AssertionCall.In(OperationTree.Walk(_bodies), model).ToArray());
    }

    /// <summary>Whether it is a helper of the tests, and judges something itself or by another.</summary>
    public bool Asserts => _assertions.Value.Length > 0 || Inner.Any();

    /// <summary>Whether one of its assertions compares a value with itself, or all do as they are called.</summary>
    public bool JudgesTheSame => (!IsLocal && _assertions.Value.Any(IsAlwaysSame)) || IsSameThroughout;

    /// <summary>Whether it judges nothing but what it is given.</summary>
    public bool JudgesItsArguments
    {
        get
        {
            var inside = new OwnedValues(_model, _bodies, ownsParameters: true, _model.Helpers);
            return !IsLocal && !Inner.Any() && !_model.Ways.ToState.IsFrom(_call.TargetMethod)
                && _assertions.Value.All(assertion => !assertion.Operands.IsEmpty && !assertion.IsInBranch && assertion.Operands.All(inside.Own));
        }
    }

    // A local function stands in the test: its assertions are judged there.
    private bool IsLocal => _call.TargetMethod.MethodKind == MethodKind.LocalFunction;

    private bool IsSameThroughout => Asserts
        && _assertions.Value.All(assertion => assertion.Clauses.Any(Certainty.Of(_model.Roles, Given, _names.Written).IsSame))
        && Inner.All(call => call.IsSameThroughout);

    private IEnumerable<HelperCall> Inner => _depth == Deepest ? [] : OperationTree.Walk(_bodies).OfType<IInvocationOperation>()
        .Select(call => new HelperCall(call, _model, Given, _depth + 1))
        .Where(call => call.Asserts);

    private bool IsFollowed(IMethodSymbol method) =>
        _model.Roles.Is(method, AssemblyRole.Tests) && method is { IsAbstract: false, IsVirtual: false, IsOverride: false } && !_model.Tests.Contain(method);

    private bool IsAlwaysSame(AssertionCall assertion) =>
        assertion.Clauses.Any(Certainty.Of(_model.Roles, _names.StandsFor, _names.Written).IsSame);

    // What the caller hands over for a parameter that is never written.
    private IOperation Given(IOperation operation) => _names.StandsFor(operation) is var inside && inside is IParameterReferenceOperation parameter
        && !_names.IsWritten(parameter.Parameter)
        && _call.Arguments.FirstOrDefault(argument => argument.Parameter?.OriginalDefinition.Is(parameter.Parameter.OriginalDefinition) == true) is { } argument
            ? _outside(argument.Value.Bare())
            : inside;
}
