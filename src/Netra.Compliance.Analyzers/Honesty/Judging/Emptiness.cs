using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Honesty.Owning;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Judging;

/// <summary>Tells assertions that have nothing in them: <c>Assert.Multiple(() => { })</c>, <c>Assert.Pass()</c>.</summary>
internal static class Emptiness
{
    // What holds where the code that it runs does nothing.
    private static readonly string[] Runners = ["DoesNotThrow", "DoesNotThrowAsync", "NotThrow", "NotThrowAsync", "ShouldNotThrow", "ShouldNotThrowAsync", "All", "AllAsync", "AllSatisfy"];

    private static readonly string[] Blocks = ["Multiple", "MultipleAsync"];

    /// <summary>Whether an assertion runs code that does nothing, and no more.</summary>
    public static bool IsIn(AssertionCall assertion, Names names) => Runners.Contains(assertion.Name)
        && OperationTree.Walk([assertion.Call]).Where(IsFunction(names)).Select(value => names.Written(value.Bare())).ToArray() is { Length: > 0 } functions
        && functions.All(IsEmpty);

    /// <summary>What a test has instead of an assertion: a pass without a condition, and blocks with nothing in them.</summary>
    public static IEnumerable<IInvocationOperation> In(Test test) => test.Operations.OfType<IInvocationOperation>()
        .Where(call => test.Model.Roles.Is(call.TargetMethod, AssemblyRole.Assertions) && (IsPass(call) || IsEmptyBlock(call) || IsEmptyScope(call)));

    private static bool IsPass(IInvocationOperation call) => call.TargetMethod.Name == "Pass";

    private static bool IsEmptyBlock(IInvocationOperation call) => Blocks.Contains(call.TargetMethod.Name)
        && OperationTree.Walk(call.Arguments, part => part is not IDelegateCreationOperation).OfType<IDelegateCreationOperation>().All(IsEmpty)
        && OperationTree.Walk(call.Arguments).All(part => part is not (ILocalReferenceOperation or IParameterReferenceOperation or IMethodReferenceOperation));

    private static bool IsEmptyScope(IInvocationOperation call) => call is { TargetMethod.Name: "EnterMultipleScope" or "Multiple", Parent: IUsingOperation { Body: IBlockOperation { Operations.IsEmpty: true } } };

    private static Func<IOperation, bool> IsFunction(Names names) => value => value.Type?.TypeKind == TypeKind.Delegate
        && value.Parent is IArgumentOperation or IConversionOperation { Parent: IArgumentOperation } or IInvocationOperation;

    private static bool IsEmpty(IOperation function) =>
        function.Bare() is IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Body: var body } } && EmptyBody.Is(body);
}
