using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Honesty.Judging;
using Netra.Compliance.Analyzers.Honesty.Owning;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>A call that judges values.</summary>
internal sealed class AssertionCall
{
    // What judges no value: verdicts without a condition, and what runs code.
    private static readonly string[] Others =
        ["Fail", "Inconclusive", "Ignore", "Warn", "Skip", "SkipWhen", "SkipUnless", "Verify", "Throws", "Catch"];

    private readonly IInvocationOperation _call;
    private readonly Sentence _sentence;

    public AssertionCall(IInvocationOperation call, HonestyModel model)
    {
        _call = call;
        _sentence = Sentence.Of(call, model.Roles);
    }

    public string Name => _call.TargetMethod.Name;

    public IInvocationOperation Call => _call;

    public SyntaxNode Syntax => _call.Syntax;

    public Location Place => _call.Syntax.GetLocation();

    /// <summary>Whether it is the product that decides if the assertion is reached; a loop aside.</summary>
    public bool IsInBranch => Writing.IsBranched(_call);

    public bool IsInCatch => _call.Ancestors().Any(outer => outer is ICatchClauseOperation);

    /// <summary>What it says, verb by verb; empty where code is judged, or something else decides what is equal.</summary>
    public ImmutableArray<Clause> Clauses => IsOpen ? ImmutableArray<Clause>.Empty : _sentence.Clauses;

    /// <summary>What is judged, without words for the reader; empty where code is judged, or something else decides what is equal.</summary>
    public ImmutableArray<IOperation> Operands => IsOpen ? ImmutableArray<IOperation>.Empty : _sentence.Operands;

    /// <summary>What is told to the reader of a failure; null where nothing is.</summary>
    public string? Message => Sentence.MessageOf(_call);

    private bool IsOpen => Others.Contains(Name) || _sentence.IsDecidedElsewhere;

    /// <summary>Whether an operation comes after the assertion, as the text goes.</summary>
    public bool IsBefore(IOperation operation) => operation.Syntax.SpanStart > _call.Syntax.Span.End;

    /// <summary>The assertions among operations; of a sentence the last word.</summary>
    public static IEnumerable<AssertionCall> In(IEnumerable<IOperation> operations, HonestyModel model) => operations
        .OfType<IInvocationOperation>()
        .Where(call => model.Roles.Is(call.TargetMethod, AssemblyRole.Assertions)
            && model.Assertions.Contain(call.TargetMethod)
            && !GoesOn(call, model))
        .Select(call => new AssertionCall(call, model));

    private static bool GoesOn(IInvocationOperation call, HonestyModel model) => call.Parent switch
    {
        IInvocationOperation outer => model.Roles.Is(outer.TargetMethod, AssemblyRole.Assertions),
        IMemberReferenceOperation outer => model.Roles.Is(outer.Member, AssemblyRole.Assertions),
        IArgumentOperation { Parent: IInvocationOperation outer } => model.Roles.Is(outer.TargetMethod, AssemblyRole.Assertions),
        _ => false,
    };
}
