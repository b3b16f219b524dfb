using System.Collections.Immutable;

namespace Netra.Compliance.Generators.Model;

internal static class EquatableArrayConversion
{
    public static EquatableArray<T> ToEquatable<T>(this IEnumerable<T> items)
        where T : IEquatable<T> => new(items.ToImmutableArray());
}
