using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Honesty.Origins;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Judging;

/// <summary>Finds assertions that always hold, by the meaning of their verbs.</summary>
internal sealed class Tautologies(SameValue same, Truth truth)
{
    private static readonly HashSet<string> Equal =
    [
        "Equal", "AreEqual", "StrictEqual", "Equivalent", "AreEquivalent", "EqualTo", "EquivalentTo", "Be", "BeEqualTo",
        "BeEquivalentTo",
        "BeCloseTo", "ShouldBe", "ShouldBeEquivalentTo", "ShouldDeepEqual", "IsEqualTo", "IsEquivalentTo",
        "ShouldEqual",
        "GreaterOrEqual", "LessOrEqual", "GreaterThanOrEqualTo", "LessThanOrEqualTo", "AtLeast", "AtMost",
        "IsGreaterThanOrEqualTo",
        "IsLessThanOrEqualTo", "BeGreaterThanOrEqualTo", "BeLessThanOrEqualTo", "BeGreaterOrEqualTo", "BeLessOrEqualTo",
        "ShouldBeGreaterThanOrEqualTo", "ShouldBeLessThanOrEqualTo", "Subset", "Superset", "IsSubsetOf", "BeSubsetOf",
        "SubsetOf", "SupersetOf",
        "ShouldBeSubsetOf",
    ];

    private static readonly HashSet<string> Identical =
        ["Same", "AreSame", "SameAs", "BeSameAs", "ShouldBeSameAs", "IsSameReferenceAs", "IsSameInstanceAs",
            "IsSameReferenceTo"];

    // A text contains itself.
    private static readonly HashSet<string> Parts =
    [
        "Contains", "StartsWith", "EndsWith", "Contain", "StartWith", "EndWith", "ShouldContain", "ShouldStartWith",
        "ShouldEndWith",
        "Containing", "Matches", "Substring",
    ];

    private static readonly HashSet<string> NotNull = ["NotNull", "IsNotNull", "ShouldNotBeNull", "NotBeNull"];

    private static readonly HashSet<string> Yes = ["True", "IsTrue", "BeTrue", "ShouldBeTrue"];

    private static readonly HashSet<string> No = ["False", "IsFalse", "BeFalse", "ShouldBeFalse"];

    private static readonly HashSet<string> AtLeast =
    [
        "GreaterOrEqual", "GreaterThanOrEqualTo", "AtLeast", "IsGreaterThanOrEqualTo", "BeGreaterThanOrEqualTo",
        "BeGreaterOrEqualTo",
        "ShouldBeGreaterThanOrEqualTo", "HaveCountGreaterThanOrEqualTo", "HaveCountGreaterOrEqualTo",
    ];

    private static readonly HashSet<string> Above =
        ["Greater", "GreaterThan", "IsGreaterThan", "BeGreaterThan", "ShouldBeGreaterThan", "HaveCountGreaterThan"];

    private static readonly HashSet<string> Unequal =
        ["NotEqual", "AreNotEqual", "NotEqualTo", "NotBe", "ShouldNotBe", "IsNotEqualTo", "NotHaveCount"];

    private static readonly HashSet<string> Between = ["InRange", "BeInRange", "ShouldBeInRange", "IsInRange"];

    public static Tautologies Of(
        AssemblyRoles roles, Func<IOperation, IOperation> standsFor, Func<IOperation, IOperation> written)
    {
        var same = new SameValue(roles, standsFor);
        return new Tautologies(same, new Truth(same, roles, written));
    }

    public static bool IsEquality(string verb) => Equal.Contains(verb) || Identical.Contains(verb);

    public static bool IsYes(string verb) => Yes.Contains(verb);

    public static bool IsNo(string verb) => No.Contains(verb);

    /// <summary>Whether the same value stands on both sides.</summary>
    public bool IsSame(Clause clause) => clause is { Part: "", Subject: { } one, Others: [var other, ..] }
        && ((Equal.Contains(clause.Verb) && same.AreEqual(one, other))
            || (Identical.Contains(clause.Verb) && same.AreIdentical(one, other))
            || (Parts.Contains(clause.Verb) && one.Bare().Type?.SpecialType == SpecialType.System_String
                && same.AreEqual(one, other)));

    /// <summary>Whether a clause always holds because of its types, sizes or operators.</summary>
    public bool IsAlwaysTrue(Clause clause) => clause switch
    {
        { Part: "", Subject: { } subject } when NotNull.Contains(clause.Verb) => IsNeverNull(subject.Bare().Type),
        { Part: "", Subject: { } subject } when Yes.Contains(clause.Verb) => truth.Of(subject) == true,
        { Part: "", Subject: { } subject } when No.Contains(clause.Verb) => truth.Of(subject) == false,
        { Part: "", Subject: { } one, Others: [var other, ..] } when Equal.Contains(clause.Verb)
            && one.Bare().Type?.SpecialType == SpecialType.System_Boolean =>
            truth.Of(one) is { } value && truth.Of(other) == value,
        _ => IsAboutSize(clause),
    };

    private bool IsAboutSize(Clause clause) => clause switch
    {
        { Others: [var low, ..] } when AtLeast.Contains(clause.Verb) => Size(clause, low) <= 0,
        { Others: [var low, ..] } when Above.Contains(clause.Verb) => Size(clause, low) < 0,
        { Others: [var number, ..] } when Unequal.Contains(clause.Verb) => Size(clause, number) < 0,
        { Others: [var low, var high, ..] } when Between.Contains(clause.Verb) =>
            IsCount(clause, low) && Truth.Number(low) <= 0 && Truth.Number(high) >= int.MaxValue,
        _ => false,
    };

    // The number that a size is compared with; null where no size is.
    private decimal? Size(Clause clause, IOperation other) =>
        IsCount(clause, other) ? Truth.Number(Other(clause, other)) : null;

    // Assert.NotEqual(-1, list.Count): either side may be the size.
    private bool IsCount(Clause clause, IOperation other) =>
        clause.Part.Length > 0 || clause.Verb.StartsWith("HaveCount", StringComparison.Ordinal)
        || (clause.Subject is { } subject && (truth.IsCount(subject) || (IsTurned(clause) && truth.IsCount(other))));

    private IOperation Other(Clause clause, IOperation other) =>
        clause.Subject is { } subject && clause.Part.Length == 0 && IsTurned(clause) && !truth.IsCount(subject)
            && truth.IsCount(other) ? subject : other;

    // MSTest names the lower bound first, xunit and MSTest the value that is not to be.
    private static bool IsTurned(Clause clause) => clause.Verb is "NotEqual" or "AreNotEqual"
        || (clause.Verb.StartsWith("IsGreater", StringComparison.Ordinal)
            && clause.Others[0].Parent?.Parent is IInvocationOperation { TargetMethod.ContainingType.Name: "Assert" });

    private static bool IsNeverNull(ITypeSymbol? type) =>
        type is { IsValueType: true, TypeKind: not TypeKind.TypeParameter }
        && type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T;
}

/// <summary>Recognizes assertions that check nothing: <c>Assert.Multiple(() => { })</c>,
/// <c>Assert.Pass()</c>.</summary>
internal static class EmptyAssertions
{
    // What holds where the code that it runs does nothing.
    private static readonly string[] Runners = ["DoesNotThrow", "DoesNotThrowAsync", "NotThrow", "NotThrowAsync",
        "ShouldNotThrow", "ShouldNotThrowAsync", "All", "AllAsync", "AllSatisfy"];

    private static readonly string[] Blocks = ["Multiple", "MultipleAsync"];

    /// <summary>Whether an assertion runs code that does nothing, and no more.</summary>
    public static bool IsIn(AssertionCall assertion, LocalAliases names) => Runners.Contains(assertion.Name)
        && OperationTree.Walk([assertion.Call]).Where(IsFunction(names)).Select(value => names.Written(value.Bare()))
            .ToArray() is { Length: > 0 } functions
        && functions.All(IsEmpty);

    /// <summary>What a test has instead of an assertion: a pass without a condition, and blocks with nothing in
    /// them.</summary>
    public static IEnumerable<IInvocationOperation> In(Test test) => test.Operations.OfType<IInvocationOperation>()
        .Where(call => test.Model.Roles.Is(call.TargetMethod, AssemblyRole.Assertions)
            && (IsPass(call) || IsEmptyBlock(call) || IsEmptyScope(call)));

    private static bool IsPass(IInvocationOperation call) => call.TargetMethod.Name == "Pass";

    private static bool IsEmptyBlock(IInvocationOperation call) => Blocks.Contains(call.TargetMethod.Name)
        && OperationTree.Walk(call.Arguments, part => part is not IDelegateCreationOperation)
            .OfType<IDelegateCreationOperation>().All(IsEmpty)
        && OperationTree.Walk(call.Arguments)
            .All(part =>
                part is not (ILocalReferenceOperation or IParameterReferenceOperation or IMethodReferenceOperation));

    private static bool IsEmptyScope(IInvocationOperation call) =>
        call is { TargetMethod.Name: "EnterMultipleScope" or "Multiple",
            Parent: IUsingOperation { Body: IBlockOperation { Operations.IsEmpty: true } } };

    private static Func<IOperation, bool> IsFunction(LocalAliases names) => value =>
        value.Type?.TypeKind == TypeKind.Delegate
        && value.Parent is IArgumentOperation or IConversionOperation { Parent: IArgumentOperation }
            or IInvocationOperation;

    private static bool IsEmpty(IOperation function) =>
        function.Bare() is IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Body: var body } }
            && EmptyBody.Is(body);
}
