using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Honesty.Owning;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>A call that judges values.</summary>
internal sealed class AssertionCall(IInvocationOperation call)
{
    // What judges no value: verdicts without a condition, and what runs code.
    private static readonly string[] Others =
        ["Fail", "Inconclusive", "Ignore", "Pass", "Warn", "Skip", "SkipWhen", "SkipUnless", "Multiple", "MultipleAsync", "EnterMultipleScope", "Verify", "Throws", "Catch"];

    private static readonly string[] Words = ["message", "userMessage", "because", "becauseArgs", "customMessage", "reason", "failureMessage", "args", "actualExpression", "constraintExpression"];

    private static readonly string[] Comparisons = ["comparer", "equalityComparer", "config", "comparison", "options"];

    private static readonly string[] Equalities =
        ["Equal", "AreEqual", "Same", "AreSame", "StrictEqual", "Equivalent", "IsTrue", "True", "Be", "BeSameAs", "ShouldBe", "ShouldBeSameAs", "That"];

    public string Name => call.TargetMethod.Name;

    public SyntaxNode Syntax => call.Syntax;

    public Location Place => call.Syntax.GetLocation();

    public bool IsEquality => Equalities.Contains(Name);

    /// <summary>Whether it is the product that decides if the assertion is reached; a loop aside.</summary>
    public bool IsInBranch => Writing.IsBranched(call);

    public bool IsInCatch => call.Ancestors().Any(outer => outer is ICatchClauseOperation);

    /// <summary>What is judged, without words for the reader; empty where code is judged, or something else decides what is equal.</summary>
    public ImmutableArray<IOperation> Operands => call.Arguments.Any(IsDecisive) || Others.Contains(Name)
        ? ImmutableArray<IOperation>.Empty
        : call.Arguments.Where(IsOperand).Select(argument => argument.Value)
            .Concat(call.Instance is { } instance ? [instance] : [])
            .ToImmutableArray();

    /// <summary>What is told to the reader of a failure; null where nothing is.</summary>
    public string? Message => call.Arguments
        .Where(argument => Words.Contains(argument.Parameter?.Name))
        .Select(argument => argument.Value.ConstantValue is { HasValue: true, Value: string text } ? text : null)
        .FirstOrDefault(text => text is not null);

    /// <summary>Whether an operation comes after the assertion, as the text goes.</summary>
    public bool IsBefore(IOperation operation) => operation.Syntax.SpanStart > call.Syntax.Span.End;

    /// <summary>Whether the assertion comes after an operation, as the text goes.</summary>
    public bool IsAfter(IOperation operation) => call.Syntax.SpanStart > operation.Syntax.Span.End;

    /// <summary>The value that must not be null for the assertion to be reached at all, as in <c>x?.Name.ShouldBe("a")</c>; else null.</summary>
    public IOperation? Condition
    {
        get
        {
            IOperation outer = call;
            while (outer.Parent is IInvocationOperation or IMemberReferenceOperation or IArgumentOperation or IConversionOperation)
            {
                outer = outer.Parent;
            }

            return outer.Parent is IConditionalAccessOperation access && access.WhenNotNull == outer ? access.Operation : null;
        }
    }

    /// <summary>The assertions among operations; of a sentence the last word.</summary>
    public static IEnumerable<AssertionCall> In(ImmutableArray<IOperation> operations, HonestyModel model) => operations
        .OfType<IInvocationOperation>()
        .Where(call => model.Roles.Is(call.TargetMethod, AssemblyRole.Assertions) && model.Assertions.Contain(call.TargetMethod) && !GoesOn(call, model))
        .Select(call => new AssertionCall(call));

    private static bool GoesOn(IInvocationOperation call, HonestyModel model) => call.Parent switch
    {
        IInvocationOperation outer => model.Roles.Is(outer.TargetMethod, AssemblyRole.Assertions),
        IMemberReferenceOperation outer => model.Roles.Is(outer.Member, AssemblyRole.Assertions),
        IArgumentOperation { Parent: IInvocationOperation outer } => model.Roles.Is(outer.TargetMethod, AssemblyRole.Assertions),
        _ => false,
    };

    private static bool IsOperand(IArgumentOperation argument) =>
        argument.ArgumentKind != ArgumentKind.DefaultValue && !Words.Contains(argument.Parameter?.Name);

    private static bool IsDecisive(IArgumentOperation argument) => argument.ArgumentKind != ArgumentKind.DefaultValue
        && (Comparisons.Contains(argument.Parameter?.Name) || argument.Parameter?.Type.TypeKind == TypeKind.Delegate
            || argument.Value.Bare() is IDelegateCreationOperation or IAnonymousFunctionOperation);
}
