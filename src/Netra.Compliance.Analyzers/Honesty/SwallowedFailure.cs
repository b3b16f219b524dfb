using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Honesty.Reaching;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>NETRA3006: a test catches what would have failed it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SwallowedFailure : TestRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.SwallowedFailure);

    private protected override void Check(Test test)
    {
        if (test.Model.Facts.Of(test).Tries)
        {
            var swallowing = new Swallowing(test);
            var attempts = test.Operations.OfType<ITryOperation>();
            attempts.SelectMany(attempt => attempt.Catches.Where(caught => swallowing.Is(attempt, caught))).ToList()
                .ForEach(caught => Report(test, caught));
        }
    }

    private static void Report(Test test, ICatchClauseOperation caught) =>
        test.ReportAt(Place(caught), Descriptors.SwallowedFailure, test.Method.Name, What(caught.ExceptionType));

    private static string What(ITypeSymbol caught) =>
        caught.SpecialType == SpecialType.System_Object
            ? "every exception" : caught.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static Location Place(ICatchClauseOperation caught) => caught.Syntax.GetFirstToken().GetLocation();
}

/// <summary>Distinguishes a catch that hides a failure from one that expects, records or cleans up.</summary>
internal sealed class Swallowing(Test test)
{
    private const int Depth = 8;

    private static readonly string[] General = ["object", "System.Exception", "System.SystemException"];

    // What cancelling, disposing and deleting may well end in.
    private static readonly string[] Tolerable =
        ["System.OperationCanceledException", "System.ObjectDisposedException", "System.IO.IOException",
            "System.UnauthorizedAccessException"];

    private static readonly string[] Against = ["Fail", "NotThrow", "IsNot", "DoesNot", "NotContain", "NotType",
        "NotBeOfType", "NotBeAssignable", "Inconclusive", "Skip", "Ignore"];

    private readonly Expectation _expectation = new(test.Options);

    private readonly Lazy<int> _lastJudgement = new(() => LastJudgement(test));

    public bool Is(ITryOperation attempt, ICatchClauseOperation caught) =>
        caught.Filter is null
        && !attempt.Ancestors().Any(outer => outer is ILoopOperation or ICatchClauseOperation)
        && !IsMeant(attempt, caught)
        && (Expects(caught.Handler) ? IsOnlyJudgement(attempt, caught) : IsLetThrough(attempt, caught));

    private bool IsLetThrough(ITryOperation attempt, ICatchClauseOperation caught) => !Records(caught.Handler)
        && (IsGeneral(caught) ? CanFail(attempt.Body) : IsTolerated(attempt, caught))
        && !IsJudgedLater(attempt);

    // What is asserted about the exception is asserted only where one comes: something else must fail without it.
    private bool IsOnlyJudgement(ITryOperation attempt, ICatchClauseOperation caught) => CanFail(attempt.Body)
        && !FailsAnyway(caught.Handler)
        && !Expects(test.Operations.Where(operation => !IsIn(attempt.Catches, operation)))
        && !test.Model.Reach.ToExpectations(Depth, test.Options).IsAround(test.Method.ContainingType);

    private static bool IsIn(ImmutableArray<ICatchClauseOperation> catches, IOperation operation) =>
        catches.Any(caught => caught.Syntax.SyntaxTree == operation.Syntax.SyntaxTree
            && caught.Syntax.Span.Contains(operation.Syntax.Span));

    // Whatever is caught fails the test, or it must only not be of some kind.
    private bool FailsAnyway(IOperation handler) => OperationTree.Walk([handler]).Any(part => part is IThrowOperation)
        || AssertionCall.In(OperationTree.Walk([handler]), test.Model).Any(IsAgainst)
        || Facts(handler).Called.Any(method => method.Name.Contains("Fail"));

    private static bool IsAgainst(AssertionCall assertion) => Against.Any(assertion.Name.Contains)
        || Verdict.IsCertainlyFailure(assertion.Name, assertion.Operands)
        || (assertion.Name.EndsWith("Null", StringComparison.Ordinal)
            && assertion.Name is not ("NotNull" or "IsNotNull" or "ShouldNotBeNull" or "NotBeNull"));

    private bool Expects(IEnumerable<IOperation> operations) =>
        operations.Any(operation => ObservedCalls.IsVerdict(operation)
        || (operation is IInvocationOperation call && (test.Model.Expectations.Fails(call.TargetMethod)
            || (IsOwn(call.TargetMethod) && call.TargetMethod.MethodKind != MethodKind.LocalFunction
                && test.Model.Reach.ToExpectations(Depth, test.Options).IsFrom(call.TargetMethod)))));

    private bool IsMeant(ITryOperation attempt, ICatchClauseOperation caught) =>
        (ThrowsItself(attempt) && Uses(caught)) || (Sample.Is(test.Method) && IsShown(caught))
            || RunsAnotherTest(attempt);

    private static bool Uses(ICatchClauseOperation caught) =>
        caught.ExceptionDeclarationOrExpression is IVariableDeclaratorOperation { Symbol: var exception }
        && OperationTree.Walk([caught.Handler]).OfType<ILocalReferenceOperation>().Any(use => use.Local.Is(exception));

    // What is caught and used is then what the test made: an exception that has been thrown.
    private static bool ThrowsItself(ITryOperation attempt) => attempt.Body.Operations.LastOrDefault()
        is IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation };

    // A sample that names or shows the exception shows what comes; one that catches everything in silence shows
    // nothing.
    private static bool IsShown(ICatchClauseOperation caught) =>
        !IsGeneral(caught) || !caught.Handler.Operations.IsEmpty;

    // What comes of another test is what this one starts from.
    private bool RunsAnotherTest(ITryOperation attempt) => Facts(attempt.Body).Called.Any(test.Model.Tests.Contain);

    // Whatever came of it, what it left behind is judged; unless the judgement itself is among what is caught.
    private bool IsJudgedLater(ITryOperation attempt) =>
        (!_expectation.IsIn(Facts(attempt.Body)) || IsProvoked(attempt))
            && _lastJudgement.Value > attempt.Syntax.Span.End;

    private static int LastJudgement(Test test) => test.Assertions
        .Where(assertion => !assertion.Operands.All(operand => operand.Bare().ConstantValue.HasValue))
        .Select(assertion => assertion.Syntax)
        .Concat(Verifications(test).Select(call => call.Syntax))
        .Select(syntax => syntax.SpanStart)
        .DefaultIfEmpty(-1)
        .Max();

    private static IEnumerable<IOperation> Verifications(Test test) =>
        test.Operations.OfType<IInvocationOperation>().Where(call => IsVerification(call, test.Model));

    private static bool IsVerification(IInvocationOperation call, HonestyModel model) =>
        model.Roles.Elsewhere(call.TargetMethod) == AssemblyRole.Mocking && model.Assertions.Contain(call.TargetMethod);

    private static bool IsProvoked(ITryOperation attempt) => OperationTree.Walk([attempt.Body])
        .Any(part => part is IThrowOperation && part.Ancestors().Any(outer => outer is IAnonymousFunctionOperation));

    private static bool IsGeneral(ICatchClauseOperation caught) =>
        General.Contains(caught.ExceptionType.ToDisplayString());

    // An expected exception is tested for where the attempt fails the test without it.
    private bool IsTolerated(ITryOperation attempt, ICatchClauseOperation caught) =>
        caught.Handler.Operations.IsEmpty
        && caught.ExceptionType is INamedTypeSymbol type
        && !type.WithBases().Any(part => Tolerable.Contains(part.ToDisplayString()))
        && Facts(attempt.Body).Called.Any(method => test.Model.Roles.Is(method, AssemblyRole.Product))
        && !Expects(attempt.Body);

    private bool CanFail(IOperation body) => Facts(body).Called.Any(method =>
        test.Model.Roles.Of(method) is AssemblyRole.Product or AssemblyRole.Assertions or AssemblyRole.Tests);

    private bool Expects(IOperation body)
    {
        var facts = Facts(body);
        return OperationTree.Walk([body]).Any(operation => operation is IThrowOperation)
            || _expectation.IsIn(facts)
            || facts.Called.Where(IsOwn).Any(test.Model.Reach.ToExpectations(Depth, test.Options).IsFrom);
    }

    // Kept for an assertion further down.
    private static bool Records(IOperation handler) => OperationTree.Walk([handler]).Any(operation => operation switch
    {
        IAssignmentOperation or IIncrementOrDecrementOperation or IReturnOperation { ReturnedValue: not null } => true,
        IInvocationOperation call =>
            call.TargetMethod.Name is "Add" or "Enqueue" or "Push" or "SetException" or "TrySetException" or "SetResult"
                or "TrySetResult" or "Set",
        _ => false,
    });

    private BodyFacts Facts(IOperation body) => test.Model.Facts.Read(ImmutableArray.Create(body));

    private bool IsOwn(IMethodSymbol method) => test.Model.Roles.Is(method, AssemblyRole.Tests);
}

/// <summary>The arm of a switch that takes what no other arm does: to throw there guards the work of the
/// others.</summary>
internal static class GuardArm
{
    public static bool Holds(IThrowOperation thrown) => Arm(thrown) switch
    {
        ISwitchExpressionArmOperation arm =>
            arm is { Pattern: IDiscardPatternOperation, Parent: ISwitchExpressionOperation { Arms.Length: > 1 } },
        ISwitchCaseOperation section =>
            section.Clauses.Any(IsDefault) && section.Parent is ISwitchOperation { Cases.Length: > 1 },
        _ => false,
    };

    // Only what is thrown in the arm's own right: not in a condition, a loop or a lambda inside it.
    private static IOperation? Arm(IOperation thrown)
    {
        var parent = thrown.Parent;
        while (parent is IConversionOperation or IBlockOperation or IExpressionStatementOperation)
        {
            parent = parent.Parent;
        }

        return parent;
    }

    private static bool IsDefault(ICaseClauseOperation clause) => clause.CaseKind == CaseKind.Default;
}
