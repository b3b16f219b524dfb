using System.Collections;

namespace Netra.Compliance.Proving;

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
