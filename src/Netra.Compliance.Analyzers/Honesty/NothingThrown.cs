namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Tells words that say what is expected where nothing is asserted: that nothing is thrown.</summary>
internal static class NothingThrown
{
    private const int Near = 3;

    private static readonly string[] Denials =
        ["not", "never", "no", "without", "doesn", "doesnt", "don", "dont", "didn", "didnt", "shouldn", "shouldnt", "won", "wont", "cannot"];

    private static readonly string[] Harms =
    [
        "throw", "throws", "throwing", "thrown", "exception", "exceptions", "crash", "crashes", "crashing", "break", "breaks", "fail", "fails", "error", "errors",
        "overflow", "overflows", "propagate", "propagates", "propagated", "deadlock", "deadlocks", "hang", "hangs", "regress", "regressed", "op", "ops", "verify", "assert",
    ];

    /// <summary>Whether a name, or a text for the reader, says it: Does_not_throw, ShouldNotThrowOnNull, "no exception reached the caller".</summary>
    public static bool IsSaidBy(string text)
    {
        var words = Words(text).ToArray();
        return Enumerable.Range(0, words.Length)
            .Any(place => Denials.Contains(words[place]) && words.Skip(place + 1).Take(Near).Any(Harms.Contains));
    }

    /// <summary>The words of a name or a text, in small letters.</summary>
    public static IEnumerable<string> Words(string text) =>
        string.Concat(text.Select((letter, place) => Separated(letter, place > 0 && char.IsLower(text[place - 1]))))
            .Split([' '], StringSplitOptions.RemoveEmptyEntries);

    private static string Separated(char letter, bool isAfterSmall) =>
        !char.IsLetterOrDigit(letter) ? " "
        : char.IsUpper(letter) && isAfterSmall ? " " + char.ToLowerInvariant(letter)
        : char.ToLowerInvariant(letter).ToString();
}
