using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Honesty.Leftovers;

/// <summary>Tells methods that are called for their answer, by the verb that their names begin with.</summary>
internal static class Question
{
    private static readonly string[] Verbs =
    [
        "get", "read", "parse", "deserialize", "deserialise", "serialize", "serialise", "to", "from", "as", "map", "automap", "find", "select", "query", "search", "fetch", "list",
        "compute", "calculate", "count", "sum", "is", "has", "contains", "format", "render", "convert", "evaluate", "transform", "encode", "decode", "translate",
        "compare", "equals", "lookup", "peek", "determine", "detect", "extract", "split", "join", "match", "matches", "escape", "unescape", "normalize", "hash", "infer", "estimate", "verify", "validate",
    ];

    public static bool Is(IMethodSymbol method) => NothingThrown.Words(method.Name).FirstOrDefault() is { } verb && Verbs.Contains(verb);
}
