namespace Netra.Compliance.Analyzers.Value;

/// <summary>Tells text that someone meant to replace.</summary>
internal static class Placeholder
{
    private static readonly char[] Separators = [' ', '\t', '\r', '\n', '.', ',', ':', ';', '!', '?', '-', '_', '(', ')', '[', ']', '<', '>', '"', '\''];

    private static readonly string[] Marks = ["todo", "tbd", "tba", "fixme", "xxx", "wip", "placeholder", "lorem", "changeme"];

    private static readonly string[] WholeTexts =
    [
        "n/a", "na", "none", "null", "unknown", "justification", "description", "reason", "because", "important", "why",
        "test", "tests", "asdf", "foo", "bar", "foo bar", "change me", "fill in", "to be done", "to be defined", "to be decided",
    ];

    public static bool Is(string text)
    {
        var words = text.ToLowerInvariant().Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return !words.Any(word => word.Any(char.IsLetter))
            || Marks.Contains(words[0])
            || WholeTexts.Contains(string.Join(" ", words));
    }
}
