using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>NETRA3001: a test without a statement.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EmptyTest : TestRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.EmptyTest);

    private protected override void Check(Test test)
    {
        if (test is { IsEmpty: true, IsSetAside: false } && !OtherTargets.AssertInside(test) && !IsDoneBefore(test))
        {
            test.Report(Descriptors.EmptyTest);
        }
    }

    // Set-up that acts, and a name that says that it goes well: what throws there fails the test.
    private static bool IsDoneBefore(Test test) => !test.IsCritical
        && NoThrowNames.IsAbilitySaidBy(test.Method)
        && test.Model.Reach.ToNearProduct.IsFrom(test);
}

/// <summary>Recognizes a body that does nothing.</summary>
internal static class EmptyBody
{
    public static bool Is(IOperation body) => body.ChildOperations.All(IsNothing);

    private static bool IsNothing(IOperation statement) => statement switch
    {
        IEmptyOperation or ILocalFunctionOperation => true,
        IBlockOperation block => Is(block),
        IReturnOperation { ReturnedValue: null } => true,
        IReturnOperation { ReturnedValue: { } value } => IsCompletedTask(value),
        IExpressionStatementOperation { Operation: IAwaitOperation await } => IsCompletedTask(await.Operation),
        _ => false,
    };

    private static bool IsCompletedTask(IOperation value) => value.Bare() switch
    {
        IPropertyReferenceOperation { Property: { Name: "CompletedTask",
            ContainingType.Name: "Task" or "ValueTask" } } => true,
        IDefaultValueOperation => true,
        _ => false,
    };
}
