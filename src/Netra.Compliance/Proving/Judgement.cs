using System.Collections;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Proving;

/// <summary>A verdict and the sentence that explains it.</summary>
internal sealed record Judgement(ProofVerdict Verdict, string Message, SourceLine? Source = null)
{
    public static Judgement RedWithout(CoveragePoint point, AttemptResult result) => new(
        ProofVerdict.Inconclusive,
        $"Inconclusive: the point '{point.Name}' fails without the fault, "
        + $"so nothing can be proven until it passes: {result.Reason}");

    public static Judgement RedUnderNoOp(CoveragePoint point, AttemptResult result) => new(
        ProofVerdict.Inconclusive,
        $"The proof engine is blind: '{point.Name}' fails under a fault that breaks nothing, "
        + $"so a failure proves nothing: {result.Reason}");

    public static Judgement RedAgain(CoveragePoint point, FaultMark mark, AttemptResult result) => new(
        ProofVerdict.Inconclusive,
        $"Inconclusive: the point '{point.Name}' does not pass again after its faults are removed, "
        + $"including '{mark.ShortName}': {result.Reason}");

    public static Judgement NotAFault(FaultMark mark, Exception exception) => new(
        ProofVerdict.Inconclusive,
        $"Inconclusive: the fault '{mark.ShortName}' could not be created: {exception.Message}");

    public static Judgement NotAnAssertion(CoveragePoint point, FaultMark mark, AttemptResult result) => new(
        ProofVerdict.Inconclusive,
        $"Inconclusive: under the fault '{mark.ShortName}' the point '{point.Name}' "
        + $"did not fail by an assertion: {result.Reason}",
        result.Source);

    public static Judgement NeverInjected(CoveragePoint point, FaultMark mark) => new(
        ProofVerdict.Vacuous,
        $"Vacuous: nothing that '{point.Name}' starts accepts the fault '{mark.ShortName}'; "
        + $"implement {nameof(IFaultTarget)} on its fixture.");

    public static Judgement NeverReached(CoveragePoint point, FaultMark mark) => new(
        ProofVerdict.Vacuous,
        $"Vacuous: the point '{point.Name}' never reached the fault '{mark.ShortName}'; "
        + "break code that the point runs, and call Reached() there (a ServiceFault does so itself).");

    public static Judgement StillGreen(CoveragePoint point, FaultMark mark) => new(
        ProofVerdict.Survived,
        $"Survived: the point '{point.Name}' passes under the fault '{mark.ShortName}'; "
        + "it must assert the behaviour that the fault breaks.");

    public static Judgement Red(CoveragePoint point, FaultMark mark, AttemptResult result) => new(
        ProofVerdict.Caught,
        $"Caught: the point '{point.Name}' fails under the fault '{mark.ShortName}': {result.Reason}",
        result.Source);
}

/// <summary>Whether two results are the same to whoever reads them: by value, collections item by item in
/// order.</summary>
/// <remarks>A sequence that is no collection is not read: reading it may cost, wait or change something.</remarks>
internal sealed class Outcome : IEqualityComparer
{
    private static readonly Outcome Comparer = new();

    public static bool Equal(object? left, object? right) => Comparer.IsSame(left, right);

    bool IEqualityComparer.Equals(object? left, object? right) => IsSame(left, right);

    int IEqualityComparer.GetHashCode(object value) => 0;

    private static bool IsCollection(object value) =>
        value is ICollection || Array.Exists(value.GetType().GetInterfaces(), IsCounted);

    private static bool IsCounted(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>);

    private bool IsSame(object? left, object? right) =>
        Equals(left, right) || (left is not null && right is not null && HasSameParts(left, right));

    /// <summary>Arrays, immutable arrays and tuples compare themselves; collections may be of two types.</summary>
    private bool HasSameParts(object left, object right) =>
        left is IStructuralEquatable parts && left.GetType() == right.GetType()
            ? parts.Equals(right, this)
            : IsCollection(left) && IsCollection(right) && HasSameItems((IEnumerable)left, (IEnumerable)right);

    private static bool HasSameItems(IEnumerable left, IEnumerable right) =>
        left.Cast<object?>().SequenceEqual(right.Cast<object?>(), new Items());

    private sealed class Items : IEqualityComparer<object?>
    {
        bool IEqualityComparer<object?>.Equals(object? left, object? right) => Equal(left, right);

        int IEqualityComparer<object?>.GetHashCode(object? value) => 0;
    }
}
