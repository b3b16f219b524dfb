using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Netra.Apex.Quality.Gate;

/// <summary>A part of a sentence and the facts that it is said to rest on.</summary>
/// <param name="Text">The words before the citation.</param>
/// <param name="Cited">The ids in square brackets after them; empty when nothing is cited.</param>
internal sealed record Statement(string Text, IReadOnlyList<string> Cited);

/// <summary>A sentence, with its citations apart.</summary>
/// <param name="Statements">Its parts, each up to and with its citations.</param>
internal sealed record Sentence(IReadOnlyList<Statement> Statements)
{
    /// <summary>The sentence without its citations.</summary>
    public string Text { get; } = string.Concat(Statements.Select(part => part.Text)).Trim();

    /// <summary>Whether it ends as a sentence does, and is not cut off.</summary>
    public bool IsFinished => Text is [.., '.' or '!' or '?'];
}

/// <summary>Reads English prose: sentences, citations and words.</summary>
internal static partial class Prose
{
    private const int ShortestPlural = 4;
    private const int ShortestStem = 2;

    private static readonly string[] Endings = ["ing", "ed", "er", "e"];

    // Words that carry grammar or frame a question, and name nothing that it is about.
    private static readonly FrozenSet<string> FunctionWords = Set(
        """
        a about after again all also am an and another any are as at be because been before being both but by can
        could did do does doing done during each either else enough even ever every few for from had happen happened
        has have having he her here hers him his how however i if in instead into is it its itself just least many
        may me might more most much must my neither no none nor not now of off on once one only or other our ours
        out over own per please same shall she should since so some still such tell than that the their theirs them
        then there therefore these they this those through thus to too under until up upon us very was we were what
        when where whether which while who whom whose why will with within without would yes yet you your yours
        """);

    /// <summary>The sentences of a text, in order; the last one may be cut off.</summary>
    public static IReadOnlyList<Sentence> Sentences(string text) =>
        [.. SentencePattern().Matches(text).Select(match => Split(match.Value))];

    /// <summary>The words as they are written, in order.</summary>
    public static IEnumerable<string> Words(string text) => WordPattern().Matches(text).Select(match => match.Value);

    /// <summary>The words that a text is about, each once, as <see cref="Stem"/> makes them.</summary>
    public static HashSet<string> ContentWords(string text) =>
        [.. Words(text).Where(word => !IsFunctionWord(word)).Select(Stem)];

    /// <summary>Whether a word carries grammar or frames a question.</summary>
    /// <remarks>"May" is the month, "US" the country, and "IT" the department.</remarks>
    public static bool IsFunctionWord(string word) =>
        FunctionWords.Contains(word) && word is not ("May" or "US" or "IT");

    /// <summary>A set of words that ignores case, from a text that lists them.</summary>
    public static FrozenSet<string> Set(string listed) =>
        listed.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>A word in lower case without its usual endings, so that "refuse" and "refused" are one.</summary>
    /// <remarks>Plurals by the S stemmer of D. Harman, "How effective is suffixing?", JASIS 42 (1991), without its
    /// exceptions for -aes, -ees and -oes, so that "fees" and "fee" are one; then the endings of step 1 of M. Porter,
    /// "An algorithm for suffix stripping", Program 14 (1980), and <c>-er</c>.</remarks>
    public static string Stem(string word)
    {
        var singular = (word is [.., >= 'A' and <= 'Z', 's'] ? word[..^1] : Singular(word)).ToLowerInvariant();
        var ending = Endings.FirstOrDefault(ending => singular.EndsWith(ending, StringComparison.Ordinal), "");
        var isStem = singular.Length - ending.Length < ShortestStem || singular is [.., 'e', 'e', 'd'];
        return isStem ? singular : singular[..^ending.Length];
    }

    private static string Singular(string word) => word.ToLowerInvariant() switch
    {
        { Length: < ShortestPlural } => word,
        [.. var stem, 'i', 'e', 's'] and not [.., 'e' or 'a', 'i', 'e', 's'] => $"{stem}y",
        [.. var stem, 's'] and not [.., 'u' or 's', 's'] => stem,
        _ => word,
    };

    private static Sentence Split(string sentence)
    {
        var (parts, start) = (new List<Statement>(), 0);
        foreach (Match citations in CitationsPattern().Matches(sentence))
        {
            string[] cited = [.. citations.Groups["ids"].Captures.SelectMany(Ids)];
            parts.Add(new Statement(sentence[start..citations.Index], cited));
            start = citations.Index + citations.Length;
        }

        return new Sentence([.. parts, new Statement(sentence[start..], [])]);
    }

    private static string[] Ids(Capture listed) =>
        listed.Value.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries);

    // A sentence ends at a mark before white space and no small letter; its citations may follow the mark.
    [GeneratedRegex(@"\S.*?(?:[.!?](?:\s*\[[^\[\]]{1,200}\])*(?=\s+[^\p{Ll}\s]|\s*$)|$)", RegexOptions.Singleline)]
    private static partial Regex SentencePattern();

    [GeneratedRegex(@"(?:\s{0,9}\[(?<ids>[^\[\]]{1,200})\])+")]
    private static partial Regex CitationsPattern();

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’.,:-][\p{L}\p{N}]+)*")]
    private static partial Regex WordPattern();
}
