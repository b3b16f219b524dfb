using System.Text.RegularExpressions;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Turns words of code and of comments into parts of a name.</summary>
internal static class Words
{
    private static readonly HashSet<string> Fillers = new(["a", "an", "the", "our", "its", "this", "that"], StringComparer.Ordinal);

    private static readonly HashSet<string> Verbs = new(
        [
            "add", "append", "apply", "assign", "build", "calculate", "check", "clean", "clear", "close", "collect", "compute", "convert", "copy",
            "count", "create", "decode", "determine", "discard", "emit", "encode", "ensure", "enqueue", "fetch", "fill", "filter", "find", "flush",
            "format", "generate", "get", "handle", "initialize", "insert", "invoke", "load", "merge", "move", "normalize", "notify", "open",
            "parse", "populate", "prepare", "process", "publish", "raise", "read", "register", "remove", "render", "replace", "report", "reset",
            "resolve", "restore", "run", "save", "scan", "schedule", "send", "set", "skip", "sort", "start", "stop", "store", "throw", "trim",
            "update", "validate", "verify", "wait", "write",
        ],
        StringComparer.Ordinal);

    // They say how something is had, not what is done.
    private static readonly HashSet<string> Queries = new(
        [
            "Aggregate", "All", "Any", "AsEnumerable", "Cast", "Concat", "Count", "Distinct", "First", "FirstOrDefault", "GroupBy", "Last", "LastOrDefault",
            "OfType", "OrderBy", "OrderByDescending", "Reverse", "Select", "SelectMany", "Single", "SingleOrDefault", "Skip", "Sum", "Take", "ThenBy",
            "ToArray", "ToDictionary", "ToHashSet", "ToList", "ToString", "Where", "Equals", "GetHashCode", "GetType",
        ],
        StringComparer.Ordinal);

    /// <summary>Whether a name is of a query, or of what every object can do.</summary>
    public static bool IsQuery(string name) => Queries.Contains(name);

    /// <summary>With a capital first letter and no leading underscore.</summary>
    public static string Pascal(string word)
    {
        var bare = word.TrimStart('_', '@');
        return bare.Length == 0 ? "" : char.ToUpperInvariant(bare[0]) + bare.Substring(1);
    }

    /// <summary>Whether a name consists of one word.</summary>
    public static bool IsSingle(string name) => name.Skip(1).All(static letter => !char.IsUpper(letter));

    /// <summary>A short comment that begins with a verb, as a name; empty for any other.</summary>
    public static string FromComment(string comment)
    {
        var sentence = Regex.Match(comment, @"^//+\s*([A-Za-z ]+)\.?\s*$").Groups[1].Value;
        var words = sentence.Split([' '], StringSplitOptions.RemoveEmptyEntries).Where(static word => !Fillers.Contains(word)).ToArray();
        return words.Length is >= 2 and <= 5 && Verbs.Contains(words[0].ToLowerInvariant()) ? string.Concat(words.Select(Pascal)) : "";
    }
}
