using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Tells statements that call something and drop what it gives back. <c>_ = Total()</c> drops it on purpose.</summary>
internal sealed class DroppedResult(AssemblyRoles roles)
{
    private static readonly string[] Answers = ["Wait", "WaitOne", "WaitAsync", "WaitAll", "Equals", "SequenceEqual", "ReferenceEquals"];

    public bool Is(IExpressionStatementOperation statement) => statement.Operation switch
    {
        IInvocationOperation call => IsTelling(call.Type, call) && IsResult(call),
        IAwaitOperation { Operation: IInvocationOperation call } await => IsTelling(await.Type, call) && IsResult(call),
        _ => false,
    };

    // Whether something was there to be added or removed is rarely why it was; waits and comparisons are for their answer.
    private static bool IsTelling(ITypeSymbol? type, IInvocationOperation call) => type?.SpecialType switch
    {
        null or SpecialType.System_Void => false,
        SpecialType.System_Boolean => Answers.Contains(call.TargetMethod.Name),
        _ => true,
    };

    // A method that gives back what it was called on only lets the next call follow, and so does what a mock is told.
    private bool IsResult(IInvocationOperation call) =>
        !call.Type.Is(call.Instance?.Type)
        && !(call.TargetMethod.IsExtensionMethod && call.Type.Is(call.TargetMethod.Parameters[0].Type))
        && roles.Elsewhere(call.TargetMethod) != AssemblyRole.Mocking;
}
