using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Honesty.Owning;

/// <summary>The parts of .NET that give back nothing but what they are given.</summary>
internal static class PureLibrary
{
    private static readonly string[] Spaces =
    [
        "System.Collections",
        "System.Collections.Generic",
        "System.Collections.Concurrent",
        "System.Collections.Immutable",
        "System.Collections.ObjectModel",
        "System.Collections.Specialized",
        "System.Linq",
        "System.Text",
        "System.Threading.Tasks",
        "System.Runtime.CompilerServices",
    ];

    private static readonly string[] Types =
    [
        "Object", "String", "Boolean", "Char", "Byte", "SByte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Single", "Double",
        "Decimal", "Math", "Guid", "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Nullable", "Tuple", "ValueTuple", "Array",
        "Index", "Range", "Uri", "Version", "Convert", "BitConverter", "Func", "Action", "Predicate", "Enum", "StringComparer", "Exception",
        "ArgumentException", "ArgumentNullException", "InvalidOperationException", "IComparable", "IEquatable", "IDisposable",
    ];

    // What reads a clock, or a table of the runtime: what came of it between two readings is the product's.
    private static readonly string[] Readings = ["Now", "UtcNow", "Today", "IsInterned"];

    public static bool Holds(ISymbol member)
    {
        var type = member.ContainingType;
        return type is not null && !Readings.Contains(member.Name) && Holds(type);
    }

    public static bool Holds(INamedTypeSymbol type) => type.IsTupleType || type.IsAnonymousType
        || Spaces.Contains(type.ContainingNamespace.ToDisplayString())
        || (type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true } && Types.Contains(type.Name));
}
