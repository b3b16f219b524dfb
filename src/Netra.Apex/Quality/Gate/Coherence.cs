using System.Collections.Frozen;

namespace Netra.Apex.Quality.Gate;

/// <summary>How well an answer hangs together: the share of its sentences that are whole, new and linked to what comes before.</summary>
/// <remarks>Links are shared words, references and connectives, as in M. Halliday and R. Hasan, "Cohesion in English" (1976);
/// shared words between sentences are the argument overlap of A. Graesser et al., "Coh-Metrix" (2004). Repetition is counted
/// in runs of three words, after seq-rep-n of S. Welleck et al., "Neural text generation with unlikelihood training" (2020).</remarks>
internal sealed class Coherence() : TextEvaluator(Metric)
{
    public const string Metric = "coherence";

    private const int Run = 3;
    private const int LongestFragment = 5;

    private static readonly FrozenSet<string> Links = Prose.Set(
        """
        also although as because both but either else even finally first hence however if instead it its likewise next otherwise second
        similarly since so still such that then there therefore these they third this those though thus whereas while yet
        """);

    protected override Assessment Assess(Exchange exchange)
    {
        var (good, problems, said) = (0, new List<string>(), new Said([], []));
        foreach (var sentence in exchange.Answer)
        {
            var problem = said.ProblemOf(sentence);
            problems.AddRange(problem is null ? [] : [$"'{sentence.Text}' {problem}"]);
            good += problem is null ? 1 : 0;
        }

        return good + problems.Count == 0 ? new Assessment(0, "The answer is empty.") : new Assessment(Share(good, exchange.Answer.Count), problems);
    }

    /// <summary>What an answer has said so far.</summary>
    private sealed record Said(HashSet<string> Words, HashSet<string> Runs)
    {
        public string? ProblemOf(Sentence sentence)
        {
            var words = Prose.Words(sentence.Text).ToList();
            var (isNew, isLinked) = (AddRuns(words), AddWords(sentence.Text) || Links.Contains(words.FirstOrDefault("")));
            return (IsWhole(sentence, words), isNew, isLinked) switch
            {
                (false, _, _) => "is no whole sentence.",
                (_, false, _) => "repeats what was said.",
                (_, _, false) => "has nothing to do with what comes before it.",
                _ => null,
            };
        }

        private static bool IsWhole(Sentence sentence, List<string> words) =>
            sentence.IsFinished && (words.Count <= LongestFragment || words.Exists(Prose.IsFunctionWord));

        // More of its runs are new than not.
        private bool AddRuns(List<string> words)
        {
            var all = Math.Max(words.Count - Run + 1, 0);
            var added = Enumerable.Range(0, all).Count(at => Runs.Add(string.Join(' ', words.GetRange(at, Run)).ToLowerInvariant()));
            return all == 0 || 2 * added > all;
        }

        private bool AddWords(string text)
        {
            var words = Prose.ContentWords(text);
            var isLinked = Words.Count == 0 || Words.Overlaps(words);
            Words.UnionWith(words);
            return isLinked;
        }
    }
}
