using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Honesty.Reaching;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Leftovers;

/// <summary>Tells statements that call something for what it gives back, and drop it. <c>_ = Total()</c> drops it on purpose.</summary>
internal sealed class DroppedResult(Test test, Answer answer)
{
    private static readonly string[] Comparisons = ["Equals", "SequenceEqual", "ReferenceEquals"];

    private static readonly string[] Waits = ["Wait", "WaitOne", "WaitAsync", "WaitAll"];

    public bool Is(IExpressionStatementOperation statement) => statement.Operation switch
    {
        IInvocationOperation call => IsTelling(call.Type, call) && IsResult(call) && (IsForgottenTask(call) || IsMissed(call)),
        IAwaitOperation { Operation: IInvocationOperation call } await => IsTelling(await.Type, call) && IsResult(call) && IsMissed(call),
        _ => false,
    };

    // Whether something was there to be added or removed is rarely why it was.
    private static bool IsTelling(ITypeSymbol? type, IInvocationOperation call) => type?.SpecialType switch
    {
        null or SpecialType.System_Void => false,
        SpecialType.System_Boolean => IsVerdict(call),
        _ => IsForgottenTask(call) || !Handle.Is(type),
    };

    // Waits and comparisons are for their answer; a wait without end has but one.
    private static bool IsVerdict(IInvocationOperation call) => Comparisons.Contains(call.TargetMethod.Name)
        || (Waits.Contains(call.TargetMethod.Name) && call.TargetMethod.Parameters.Length > 0);

    // What a mock is told only lets the next call follow.
    private bool IsResult(IInvocationOperation call) =>
        !Fluent.Is(call) && test.Model.Roles.Elsewhere(call.TargetMethod) != AssemblyRole.Mocking;

    private static bool IsForgottenTask(IInvocationOperation call) =>
        call.Type is { Name: "Task" or "ValueTask", ContainingNamespace: { } space } && space.ToDisplayString() == "System.Threading.Tasks";

    private bool IsMissed(IInvocationOperation call) => !answer.MayNotCome(call)
        && (IsVerdict(call) || IsOfDouble(call) || answer.IsWanted(call) || test.Model.Assertions.BeginWith(call.TargetMethod));

    // That a test calls its own double at the end, and asks nothing, is a verification that was not finished.
    private bool IsOfDouble(IInvocationOperation call)
    {
        var doubles = new MockedLocals(test.Model.Roles);
        test.Operations.ToList().ForEach(doubles.Note);
        return Receivers(call).Any(doubles.Hold);
    }

    private static IEnumerable<IOperation> Receivers(IInvocationOperation call)
    {
        for (var link = call.Instance?.Bare(); link is not null; link = (link as IMemberReferenceOperation)?.Instance?.Bare())
        {
            yield return link;
        }
    }
}
