using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Honesty.Reaching;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Origins;

/// <summary>Follows an object from where it is named to where it goes: into hands that could change it, or
/// not.</summary>
internal sealed class Escapes(ValueOrigins values, LocalOrigins locals, AssemblyRoles roles)
{
    /// <summary>Whether one use of an object lets it escape, or stores a foreign value in it.</summary>
    public bool Lets(IOperation use)
    {
        var step = Step(use);
        while (step.Next is { } next)
        {
            step = Step(next);
        }

        return !step.IsSafe;
    }

    private (IOperation? Next, bool IsSafe) Step(IOperation current) => current.Parent switch
    {
        IAssignmentOperation { Target: var target } assignment when target == current => (null, Takes(assignment)),
        IMemberReferenceOperation member when member.Instance == current => AfterMember(member),
        IInvocationOperation call => AfterCall(call, current),
        IArgumentOperation { Parent: IInvocationOperation call } => AfterCall(call, current),
        IArgumentOperation { Parent: IObjectCreationOperation creation } => AfterCreation(creation),
        var parent when Alias(parent) is { } alias => (null, locals.IsOwn(alias)),
        var parent => Passes(parent) ? (parent, true) : (null, Ends(parent)),
    };

    private static ILocalSymbol? Alias(IOperation? parent) => parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation alias } => alias.Symbol,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation alias } => alias.Local,
        _ => null,
    };

    private bool Takes(IAssignmentOperation assignment) =>
        Writing.IsUnconditional(assignment) && values.IsOwn(assignment.Value)
            && assignment.Target.ChildOperations.Skip(1).All(values.IsOwn);

    private static (IOperation? Next, bool IsSafe) AfterMember(IMemberReferenceOperation member) =>
        member is IMethodReferenceOperation or IEventReferenceOperation ? (null, false)
        : Writing.IsTarget(member) ? (member, true)
        : Result(member);

    private (IOperation? Next, bool IsSafe) AfterCall(IInvocationOperation call, IOperation current) =>
        call.Instance == current && values.IsMocked(current, call.TargetMethod)
            ? Result(call) : AfterOtherCall(call, current);

    private (IOperation? Next, bool IsSafe) AfterOtherCall(IInvocationOperation call, IOperation current) =>
        roles.Is(call.TargetMethod, AssemblyRole.Assertions) ? (null, true)
        : IsKept(call, current) ? Result(call)
        : (null, false);

    // Whether a value can get no further by a call than into what the call gives back.
    private bool IsKept(IInvocationOperation call, IOperation current) => roles.Of(call.TargetMethod) switch
    {
        AssemblyRole.BaseLibrary => PureLibrary.Holds(call.TargetMethod) && IsAmongOwn(call, current)
            && IsUnconditional(call, current) && TakesOwn(call),
        AssemblyRole.Mocking =>
            IsUnconditional(call, current) && (IsAfter(AssemblyRole.Mocking, current) || IsToldOwn(call, current)),
        AssemblyRole.Product => call.Instance == current,
        _ => false,
    };

    // Where the call before was looked at, so was all that is around the two: a chain of calls is looked at once.
    private bool IsUnconditional(IInvocationOperation call, IOperation current) =>
        IsAfter(AssemblyRole.BaseLibrary, current) || IsAfter(AssemblyRole.Mocking, current)
            || Writing.IsUnconditional(call);

    private bool IsAfter(AssemblyRole role, IOperation current) =>
        current is IInvocationOperation before && roles.Is(before.TargetMethod, role);

    // What a mock is told to give back, it gives to whoever gets the mock.
    private bool IsToldOwn(IOperation call, IOperation told)
    {
        var sentence = call.Ancestors()
            .TakeWhile(outer => outer is IInvocationOperation or IArgumentOperation or IConversionOperation)
            .LastOrDefault() ?? call;
        var known = OperationTree.Walk([told]).ToArray();
        return OperationTree.Walk([sentence]).Except(known).Where(part => IsNamed(part) || IsOfProduct(part))
            .All(values.IsOwn);
    }

    private bool IsOfProduct(IOperation part) => part switch
    {
        IObjectCreationOperation { Constructor: { } constructor } => roles.Is(constructor, AssemblyRole.Product),
        IInvocationOperation { TargetMethod: var method } =>
            roles.Is(method, AssemblyRole.Product) && !Mockable.Is(method),
        IPropertyReferenceOperation { Property: var property } =>
            roles.Is(property, AssemblyRole.Product) && !Mockable.Is(property),
        _ => false,
    };

    private static bool IsNamed(IOperation operation) =>
        operation is ILocalReferenceOperation
            or IMemberReferenceOperation
            {
                Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance },
            };

    // What is given to another object may be filled by it, as by CopyTo.
    private bool IsAmongOwn(IInvocationOperation call, IOperation current) =>
        call.Instance is null || call.Instance == current || values.IsOwn(call.Instance);

    private bool TakesOwn(IInvocationOperation call) =>
        call.Arguments.All(argument => values.IsOwn(argument.Value));

    private (IOperation? Next, bool IsSafe) AfterCreation(IObjectCreationOperation creation) =>
        creation.Type is INamedTypeSymbol type && roles.Is(type, AssemblyRole.BaseLibrary) && PureLibrary.Holds(type)
            ? (creation, true) : (null, false);

    private static (IOperation? Next, bool IsSafe) Result(IOperation operation) =>
        ValueLike.Is(operation.Type) ? (null, true) : (operation, true);

    private static bool Passes(IOperation? parent) => parent is IConversionOperation
        or IParenthesizedOperation
        or IAwaitOperation
        or ITupleOperation
        or IArrayInitializerOperation
        or IArrayCreationOperation
        or IAnonymousObjectCreationOperation;

    private static bool Ends(IOperation? parent) => parent is IExpressionStatementOperation
        or IReturnOperation
        or IBinaryOperation
        or IIsPatternOperation
        or IIsTypeOperation
        or IInterpolationOperation
        or IForEachLoopOperation
        or IUsingOperation;
}

/// <summary>Finds where a variable is written, and whether that depends on the product.</summary>
internal static class Writing
{
    public static bool IsTarget(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IIncrementOrDecrementOperation => true,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        ITupleOperation tuple =>
            tuple.Ancestors().TakeWhile(outer => outer is ITupleOperation or IDeconstructionAssignmentOperation)
                .Any(IsDeconstruction),
        _ => false,
    };

    /// <summary>What is written; null where that is not known.</summary>
    public static IOperation? ValueOf(IOperation target) => target.Parent switch
    {
        ISimpleAssignmentOperation assignment => assignment.Value,
        ICompoundAssignmentOperation { OperatorMethod: null } assignment => assignment.Value,
        IIncrementOrDecrementOperation increment => increment.Target,
        _ => null,
    };

    /// <summary>Whether an operation runs exactly once, unless something throws.</summary>
    public static bool IsUnconditional(IOperation operation) => !operation.Ancestors().Any(Branches);

    /// <summary>Whether an operation is carried out on some ways only; a loop aside.</summary>
    public static bool IsConditional(IOperation operation) =>
        operation.Ancestors().Any(outer => outer is not ILoopOperation && Branches(outer));

    private static bool IsDeconstruction(IOperation operation) => operation is IDeconstructionAssignmentOperation;

    private static bool Branches(IOperation outer) => outer is ILoopOperation
        or IConditionalOperation
        or ISwitchOperation
        or ISwitchExpressionOperation
        or ITryOperation
        or IAnonymousFunctionOperation
        or ILocalFunctionOperation
        or IConditionalAccessOperation;
}
