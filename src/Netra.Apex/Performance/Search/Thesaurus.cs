using Lucene.Net.Analysis.Util;

namespace Netra.Apex.Performance.Search;

/// <summary>What a text is about: concepts of the domain, and the words that stand for none.</summary>
/// <remarks>The concepts are lines of <c>thesaurus.txt</c>. The longest run of words that stands for a concept is taken
/// for it, so that "out of memory" is neither "out" nor "memory".</remarks>
internal static class Thesaurus
{
    private static readonly CorpusAnalyzer Words = new(CharArraySet.Empty);
    private static readonly HashSet<string> Meaningless =
        [.. Words.TermsOf(string.Join(' ', CorpusAnalyzer.FunctionWords))];
    private static readonly ILookup<string, string> Concepts = Resource.Lines("thesaurus.txt").SelectMany(Entries)
        .Distinct().ToLookup(entry => entry.Words, entry => entry.Concept, StringComparer.Ordinal);

    private static readonly int LongestRun = Concepts.Max(entry => entry.Key.Count(sign => sign == ' ') + 1);

    /// <summary>What a text is about, in its order.</summary>
    /// <returns>A concept's name, or the stem of a word that stands for none.</returns>
    public static IEnumerable<(string Name, bool IsConcept)> Read(string text)
    {
        var words = Words.TermsOf(text);
        for (var at = 0; at < words.Count;)
        {
            var (length, run) = RunAt(words, at);
            foreach (var meaning in MeaningsOf(run))
            {
                yield return meaning;
            }

            at += length;
        }
    }

    private static (int Length, string Words) RunAt(IReadOnlyList<string> words, int at) =>
        Enumerable.Range(1, Math.Min(LongestRun, words.Count - at)).Reverse()
            .Select(length => (length, string.Join(' ', words.Skip(at).Take(length))))
            .First(run => run.length == 1 || Concepts.Contains(run.Item2));

    private static IEnumerable<(string Name, bool IsConcept)> MeaningsOf(string run) => run switch
    {
        _ when Concepts.Contains(run) => Concepts[run].Select(concept => (concept, true)),
        _ when Meaningless.Contains(run) => [],
        _ => [(run, false)],
    };

    private static IEnumerable<(string Words, string Concept)> Entries(string line)
    {
        var (name, words) = (line.Split(": ")[0], line.Split(": ")[1]);
        return words.Split(", ").Select(entry => (string.Join(' ', Words.TermsOf(entry)), name));
    }
}
